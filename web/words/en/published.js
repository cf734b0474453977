// Published examples: how each is called, where its numbers are from, and what to know of it.

/** about: what the source is; note: what it takes otherwise than this page. @type {Record<string, { label: string, about: string }>} */
export const published = {
  mazur: {
    label: 'Mazur, step by step (2015)',
    about:
      'Matt Mazur, “A Step by Step Backpropagation Example”, mattmazur.com, 2015. His biases stay as they are.',
  },
  han_kamber: {
    label: 'Han & Kamber, §9.2',
    about:
      'Han and Kamber, “Data Mining: Concepts and Techniques”, section 9.2. Its errors have the sign of y\u00a0−\u00a0a, to three digits.',
  },
  umass: {
    label: 'UMass, exercise 1',
    about:
      'UMass COMPSCI 589 and UFRGS, “backprop_example1”. Its targets lie between 0 and 1, and J is a mean.',
  },
  ng: {
    label: 'Ng, gradient checking',
    about:
      'Andrew Ng, Machine Learning, exercise 4: weights sin 1, sin 2, … over 10, to check gradients with.',
  },
  planar: {
    label: 'deeplearning.ai, planar',
    about:
      'deeplearning.ai, course 1, week 3: the numbers of its tests. After 10,000 steps at η\u00a0=\u00a01.2 it ends at published weights.',
  },
  generation5: {
    label: 'generation5, XOR',
    about:
      'J. Matthews, generation5, “BP Example: XOR Net”, with one of the four examples. Its errors have the sign of y\u00a0−\u00a0a.',
  },
  trask: {
    label: 'Trask, eleven lines',
    about:
      'Andrew Trask, “A Neural Network in 11 lines of Python”: XOR with a third input that is always 1, weights from NumPy’s seed 1.',
  },
  cs231n: {
    label: 'CS231n, two layers',
    about:
      'A notebook on the two-layer network of CS231n (g-eoj). One hidden unit gives 0, so nothing goes back through it.',
  },
  rgu: {
    label: 'RGU, worked example',
    about:
      'Robert Gordon University, “Back Propagation”. Tests of several programs repeat its numbers.',
  },
  postnetwork: {
    label: 'postnetwork, softmax',
    about: 'postnetwork.co, “Softmax, Cross-Entropy, Backpropagation”.',
  },
  studyx: {
    label: 'studyx, homework',
    about: 'studyx.ai, homework 113051862.',
  },
};
