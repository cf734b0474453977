// Starts the light frame, figure.html, and the pages of single figures, f/NAME.html: the package's frame from files of the site.
import '../package/taken-away.js';
import '../package/frame.js';
