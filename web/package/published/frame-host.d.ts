// Gives each <iframe> that shows the frame the height that it tells.
export {};
