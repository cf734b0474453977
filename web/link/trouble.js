// The error that carries what is wrong with a link or a file, in words for its reader.

export class Trouble extends Error {}
