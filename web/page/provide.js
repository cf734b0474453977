// Gives the page's scope to all elements of the page. Imported before they are defined, since they ask as soon as they are.
import { ContextProvider } from '@lit/context';
import { scopeContext } from '../elements/scoped.js';
import { pageScope } from './page-scope.js';

new ContextProvider(document.body, { context: scopeContext, initialValue: pageScope });
