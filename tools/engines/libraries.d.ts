// These are installed for their command only, so their types are not there when the rest is checked.
declare module 'puppeteer-core';
declare module 'selenium-webdriver';
