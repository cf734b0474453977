// Applies the remembered theme before the page is first drawn. The page links this file by itself, as a classic script, which the first
// picture waits for.
import { applyTheme, rememberedTheme } from './theme.js';

applyTheme(rememberedTheme());
