// What is said by the one file, the frame and the pages of figures, which the build writes beside the page.

export const site = {
  /** As an installed app. */
  app: {
    name: 'deltascope: Why is it Aᵀδ?',
    short_name: 'deltascope',
    description:
      'The derivation of a network’s weight gradient, on a small network that trains while you read.',
  },
  /** In the one file, in the place of what the page says of itself where no script runs. */
  noScripts:
    'This is the whole article in one file. It reads on with its first numbers and pictures, which do not move: no script runs here. Opened in a browser that allows scripts, everything in it moves, offline as well.',
  noDigits:
    'The 1797 images of digits are not in this one file, to keep it small. The page on the web has them; every other choice is here.',
  /** On a figure's page. */
  inArticle: 'This figure in its article: Why is it Aᵀδ?',
  /** In the frame and on a figure's page, until there is a picture. */
  notStarted:
    'The live figure is not here yet. It needs scripts. In a frame with sandbox="allow-scripts" its server must allow other origins (CORS); the one file deltascope.html needs neither server nor network.',
};
