// Published examples, as a text that sets up the network and a text of what its source prints. The numbers are the sources' own; which of
// them are right is for the page to find. Their names and sources stand in words/en/published.js.

/** sin 1, sin 2, …, divided by 10, column by column as Octave reshapes them: Ng's weights to check gradients with. @param {number} rows @param {number} cols */
const sines = (rows, cols) =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: cols }, (__, col) => Math.sin(col * rows + row + 1) / 10),
  );

const sigmoidSquared = 'hidden = sigmoid\noutput = squared_error_sigmoid\nreduction = sum';

/** Ng's examples, and the two layers, whose first column are the biases. */
function ofNg() {
  const [theta1, theta2, X] = [sines(5, 4), sines(3, 6), sines(5, 3)].map((one) =>
    JSON.stringify(one),
  );
  const Y = JSON.stringify([2, 3, 1, 2, 3].map((y) => [1, 2, 3].map((one) => (one === y ? 1 : 0))));
  return `X = ${X}\nY = ${Y}\nTheta1 = ${theta1}\nTheta2 = ${theta2}\nhidden = sigmoid\noutput = cross_entropy_sigmoid\nreduction = mean_examples\nbias = trained`;
}

/**
 * network: as set-up-panel.js reads it; claims: as comparison.js reads them.
 * @type {Record<string, { network: string, claims: string }>}
 */
export const published = {
  mazur: {
    network: `X = [[0.05, 0.10]]\nY = [[0.01, 0.99]]\nW1 = [[0.15, 0.25], [0.20, 0.30]]\nb1 = [0.35, 0.35]\nW2 = [[0.40, 0.50], [0.45, 0.55]]\nb2 = [0.60, 0.60]\neta = 0.5\nbias = fixed\n${sigmoidSquared}`,
    claims:
      'A_h = [0.593269992, 0.596884378]\nA_out = [0.75136507, 0.772928465]\nJ = 0.298371109\ndelta_out = [0.138498562, -0.038098236]\nW2_new = [[0.35891648, 0.511301270], [0.408666186, 0.561370121]]\nW1_new = [[0.149780716, 0.24975114], [0.19956143, 0.29950229]]',
  },
  han_kamber: {
    network: `X = [[1, 0, 1]]\nY = [[1]]\nW1 = [[0.2, -0.3], [0.4, 0.1], [-0.5, 0.2]]\nb1 = [-0.4, 0.2]\nW2 = [[-0.3], [-0.2]]\nb2 = [0.1]\neta = 0.9\nbias = trained\n${sigmoidSquared}`,
    claims:
      'A_h = [0.332, 0.525]\nA_out = 0.474\ndelta_out = 0.1311\ndelta_h = [-0.0087, -0.0065]\nW2_new = [-0.261, -0.138]\nW1_new = [[0.192, -0.306], [0.4, 0.1], [-0.508, 0.194]]\nb2_new = 0.218\nb1_new = [-0.408, 0.194]',
  },
  umass: {
    network:
      'X = [[0.13], [0.42]]\nY = [[0.9], [0.23]]\nW1 = [[0.1, 0.2]]\nb1 = [0.4, 0.3]\nW2 = [[0.5], [0.6]]\nb2 = [0.7]\nhidden = sigmoid\noutput = cross_entropy_sigmoid\nreduction = mean_examples\nbias = trained',
    claims:
      'J = 0.82098\ndb2 = 0.23000\ndW2 = [0.14037, 0.13756]\ndb1 = [0.02735, 0.03318]\ndW1 = [0.01333, 0.01618]',
  },
  ng: {
    network: ofNg(),
    claims: 'db1 = [-9.2783e-3, 8.8991e-3, -8.3601e-3, 7.6281e-3, -6.7480e-3]',
  },
  planar: {
    network:
      'X = [[1.6243453636632417, -1.0729686221561705], [-0.6117564136500754, 0.8654076293246785], [-0.5281717522634557, -2.3015386968802827]]\nY = [[1], [0], [1]]\nW1 = [[-0.00416758, -0.02136196, -0.01793436, 0.00502881], [-0.00056267, 0.01640271, -0.00841747, -0.01245288]]\nb1 = [0, 0, 0, 0]\nW2 = [[-0.01057952], [-0.00909008], [0.00551454], [0.02292208]]\nb2 = [0]\neta = 1.2\nhidden = tanh\noutput = cross_entropy_sigmoid\nreduction = mean_examples\nbias = trained',
    claims:
      'dW2 = [[0.00078841, 0.01765429, -0.00084166, -0.01022527]]\ndb2 = -0.16655712\ndW1 = [[0.00301023, -0.00747267], [0.00257968, -0.00641288], [-0.00156892, 0.003893], [-0.00652037, 0.01618243]]\ndb1 = [0.00176201, 0.00150995, -0.00091736, -0.00381422]',
  },
  generation5: {
    network: `X = [[0, 0]]\nY = [[0]]\nW1 = [[0.129952, 0.570345], [-0.923123, -0.328932]]\nb1 = [0.341232, -0.115223]\nW2 = [[0.164732], [0.752621]]\nb2 = [-0.993423]\neta = 0.5\nbias = trained\n${sigmoidSquared}`,
    claims:
      'A_h = [0.584490, 0.471226]\nA_out = 0.367610\ndelta_out = -0.085459\ndelta_h = [-0.0034190, -0.0160263]',
  },
  trask: {
    network: `X = [[0, 0, 1], [0, 1, 1], [1, 0, 1], [1, 1, 1]]\nY = [[0], [1], [1], [0]]\nW1 = [[-0.165955990594852, 0.4406489868843162, -0.9997712503653102, -0.39533485473632046], [-0.7064882183657739, -0.8153228104624044, -0.6274795772446582, -0.3088785459139045], [-0.20646505153866013, 0.07763346800671389, -0.1616109711934104, 0.370439000793519]]\nW2 = [[-0.5910955005369651], [0.7562348727818908], [-0.9452248136041477], [0.34093502035680445]]\neta = 1\nbias = none\n${sigmoidSquared}`,
    claims: 'l2 = [0.47372957, 0.48895696, 0.54384086, 0.54470837]',
  },
  cs231n: {
    network:
      'X = [[16, -6]]\nY = [[0, 0, 1]]\nW1 = [[0.18, 0.04], [0.1, 0.22]]\nb1 = [0, 0]\nW2 = [[0.19, -0.1, 0.1], [-0.02, -0.01, 0.04]]\nb2 = [0, 0, 0]\nhidden = relu\noutput = cross_entropy_softmax\nreduction = sum\nbias = trained',
    claims:
      'A_h = [2.28, 0]\nloss = 1.0513754685043635\ndelta_out = [0.429052723714, 0.221490524653, -0.650543248367]\ndW2 = [[0.978240210068, 0.504998396209, -1.483238606277], [0, 0, 0]]',
  },
  rgu: {
    network: `X = [[0.35, 0.9]]\nY = [[0.5]]\nW1 = [[0.1, 0.4], [0.8, 0.6]]\nW2 = [[0.3], [0.9]]\neta = 1\nbias = none\n${sigmoidSquared}`,
    claims:
      'A_out = 0.69\ndelta_out = -0.0406\nW2_new = [0.272392, 0.87305]\nW1_new = [[0.09916, 0.3972], [0.7978, 0.5928]]',
  },
  postnetwork: {
    network:
      'X = [[1, 2, -1]]\nY = [[1, 0]]\nW1 = [[0.2, -0.5], [-0.3, 0.1], [0.4, 0.2]]\nb1 = [0.5, 0.5]\nW2 = [[0.3, -0.1], [0.4, 0.2]]\nb2 = [0.1, 0.1]\nhidden = sigmoid\noutput = cross_entropy_softmax\nreduction = sum\nbias = trained',
    claims: 'A_h = [0.426, 0.5]\nZ_out = [0.428, 0.185]\nA_out = [0.561, 0.439]\nloss = 0.579',
  },
  studyx: {
    network: `X = [[1, 3]]\nY = [[0.9]]\nW1 = [[-1, 2], [2, 0]]\nb1 = [3, 1]\nW2 = [[1], [-2]]\nb2 = [-3]\neta = 0.1\nbias = trained\n${sigmoidSquared}`,
    claims: 'Z_out = -5.905\nA_out = 0.002\ndelta_out = 0.00179',
  },
};
