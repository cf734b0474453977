// Defines <delta-scope> when it is imported, or put into a page by a plain <script>.
import { define } from './element.js';

void define();
