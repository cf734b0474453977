// What is said where a figure is taken away: as a link, as code for another page, as a picture.

export const taking = {
  button: 'Take this figure away: picture, link, code',
  /** @type {(title: string) => string} of a figure */
  opens: (title) => `Take away: ${title}`,
  notCome: 'What takes a figure away has not come over the network. Try again.',
  close: 'Close',
  /** @type {(facts: { net: string, epoch: string, J: string }) => string} */
  moment: ({ net, epoch, J }) =>
    `As it is now: a ${net} network after ${epoch}, J\u00a0=\u00a0${J}.`,
  /** @type {(title: string) => string} for who sees no figure */
  called: (title) => `${title}, live`,

  picture: 'Picture',
  themes: { light: 'light', dark: 'dark' },
  theme: 'Colours',
  clear: 'transparent',
  drawing: 'Drawing…',
  noPicture: 'This figure has no drawing. Print the page instead.',
  notDrawn: 'What draws pictures has not come over the network. Close this, and try again.',
  saveSvg: 'Save SVG',
  copySvg: 'Copy SVG',
  savePng: 'Save PNG',
  copyPng: 'Copy PNG',
  print: 'Print',
  /** @type {(name: string) => string} */
  saved: (name) => `Saved as ${name}.`,
  noPng: 'This browser did not make a PNG of it. The SVG is the same picture.',
  noClipboard: 'The clipboard is closed to this page. Save the picture instead.',

  link: 'Link',
  linkNote: 'Opens this section with these numbers.',
  noLink: 'What writes links has not come over the network. Close this, and try again.',
  copy: 'Copy',
  copied: 'Copied.',
  byHand: 'It is selected: copy it by hand.',

  code: 'In your own page',
  form: 'As',
  forms: { frame: 'a frame', element: 'a script and a tag' },
  from: 'From',
  places: { here: 'this site', network: 'jsDelivr' },
  controls: 'with buttons to train',
  codeText: 'Code for your page',
  codeOfFile:
    'This page is a file on your device. Put the file on a server, and its address there into the code.',
  codeNote: {
    frame:
      'The frame keeps its style and its scripts apart from your page. The script below it fits its height to what it shows; where your page allows no scripts, leave that out.',
    element:
      'The script is fetched once for all figures of a page. The file that core names is fetched when one of them trains or needs it.',
  },
};
