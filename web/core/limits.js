// How large a network and its data may be. The core and the page take the same.

/** Units of a layer, inputs and outputs included. */
export const mostUnits = 1024;

/** Examples of a run, and of its test. */
export const mostExamples = 4096;

/** λ of L2 at most. */
/** The longest gradient that clipping may leave. */
export const mostClip = 1e6;

/** Epochs after which a learning rate may have decayed. */
export const mostDecayEpochs = 1e6;

export const mostLambda = 1e6;
