// What the figures say that do not come with the page: each of the two files travels with its figures.
export { doubtFigures as wordsOfDoubt } from './en/figures-doubt.js';
export { trainingFigures as wordsOfLab } from './en/figures-training.js';
