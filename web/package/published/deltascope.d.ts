// Defines <delta-scope> when it is imported.
import type {} from './element.js';

export {};
