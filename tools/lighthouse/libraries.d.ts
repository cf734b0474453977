// Lighthouse is installed for its command only, so its types are not there when the rest is checked.
declare module 'chrome-launcher';
declare module 'lighthouse';
