// A pause in which whatever waits for this thread gets its turn.

/** When what waits for this thread has had its turn: unlike a timer, without a delay of its own. @returns {Promise<void>} */
export function nextTask() {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
