// Fetches what starts the page when most of the core's module has come: on a slow line its first number goes before all that changes it.
import { early } from './core/early-worker.js';

/** A module that does not come holds up nothing else for longer, in milliseconds. */
const patience = 2000;

await Promise.race([early.mostHasCome(), new Promise((resolve) => setTimeout(resolve, patience))]);
await import(new URL(START_FILE, import.meta.url).href);
