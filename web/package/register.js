// Defines <delta-scope> when it is imported, or put into a page by a plain <script>.
import { define } from './element.js';

// Where a policy of the host forbids it, what stands in the elements stays; the host is told, and hears no error.
define().catch(({ message }) =>
  dispatchEvent(new CustomEvent('deltascope-error', { detail: { message } })),
);
