// Applies the remembered theme before the page is first drawn. The page links this file by itself, as a classic script that holds nothing
// up: it is so short that it is there before the style sheet, which the first picture waits for.
import { applyTheme, rememberedTheme } from './theme.js';

applyTheme(rememberedTheme());
