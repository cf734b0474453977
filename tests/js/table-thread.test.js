// Readings of tables come in their order: a newer one takes the place of all before it, in a worker and without one.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAnswers } from '../../web/data/table-reader.js';
import { TableThread } from '../../web/data/table-thread.js';

/** A worker that answers when the test says so. */
class SlowWorker extends EventTarget {
  /** @type {any[]} */
  asked = [];
  isTerminated = false;
  postMessage(/** @type {any} */ message) {
    this.asked.push(message);
  }
  terminate() {
    this.isTerminated = true;
  }
  tell(/** @type {any} */ data) {
    this.dispatchEvent(Object.assign(new Event('message'), { data }));
  }
  /** Answers the job that was asked for at that place. @param {number} at */
  answer(at) {
    const { id, job } = this.asked[at];
    this.tell({ id, answer: { reading: job.text } });
  }
}

function threadWith({ isRefused = false } = {}) {
  /** @type {SlowWorker[]} */
  const workers = [];
  const worker = () => {
    if (isRefused) throw new Error('no workers here');
    workers.push(new SlowWorker());
    return /** @type {any} */ (workers.at(-1));
  };
  const here = async () => ({ createAnswers });
  return { workers, thread: new TableThread({ worker, here }) };
}

const asJob = (/** @type {string} */ text) => ({ text, choices: {} });

test('one is read at a time; of those that wait, the newest; older answers are nobody’s', async () => {
  const { workers, thread } = threadWith();
  const [first, second, third] = ['a', 'b', 'c'].map((text) => thread.read(asJob(text)));
  assert.deepEqual(await Promise.all([first, second]), [null, null]);
  const [worker] = workers;
  assert.deepEqual(
    worker.asked.map(({ job }) => job.text),
    ['a'],
  );
  worker.answer(0);
  assert.equal(worker.asked[1].job.text, 'c');
  // What comes twice, or late, is no answer to what is asked now.
  worker.answer(0);
  worker.answer(1);
  assert.deepEqual(await third, { reading: 'c' });
  assert.equal(workers.length, 1);
});

test('a reading that takes long makes place for a newer one with its worker', async () => {
  const { workers, thread } = threadWith();
  const old = thread.read(asJob('old'));
  const fresh = thread.read(asJob('fresh'));
  assert.equal(await old, null);
  while (workers.length < 2) await new Promise((resolve) => setTimeout(resolve, 20));
  assert.ok(workers[0].isTerminated);
  workers[0].answer(0);
  workers[1].answer(0);
  assert.deepEqual(await fresh, { reading: 'fresh' });
});

test('what is stopped gives nothing, and the next is read by a worker anew', async () => {
  const { workers, thread } = threadWith();
  const stopped = thread.read(asJob('long'));
  thread.stop();
  assert.equal(await stopped, null);
  assert.ok(workers[0].isTerminated);
  const next = thread.read(asJob('next'));
  workers[1].answer(0);
  assert.deepEqual(await next, { reading: 'next' });
});

test('progress is heard of what is read now only', async () => {
  const { workers, thread } = threadWith();
  /** @type {string[]} */
  const heard = [];
  const job = (/** @type {string} */ text) =>
    thread.read(asJob(text), (done) => heard.push(`${text} ${done}`));
  void job('a');
  workers[0].tell({ id: 1, done: 10 });
  void job('b');
  workers[0].tell({ id: 1, done: 20 });
  workers[0].answer(0);
  workers[0].tell({ id: 2, done: 5 });
  thread.close();
  assert.deepEqual(heard, ['a 10', 'b 5']);
});

test('without a worker, or with one that fails, the page’s thread reads', async () => {
  const { thread } = threadWith({ isRefused: true });
  const read = async (/** @type {TableThread} */ one, /** @type {string} */ text) => {
    const outcome = await one.read(asJob(text));
    return outcome && 'reading' in outcome ? outcome.reading.table?.X.data.length : outcome;
  };
  const text = 'a,b,y\n1,2,x\n3,4,z\n5,6,x\n';
  assert.equal(await read(thread, text), 6);
  const failing = threadWith();
  const outcome = read(failing.thread, text);
  failing.workers[0].dispatchEvent(new Event('error'));
  assert.equal(await outcome, 6);
  assert.equal(await read(failing.thread, text), 6);
  assert.equal(failing.workers.length, 1);
});

test('where nothing that reads has come, it is said, and tried again', async () => {
  let comes = false;
  const thread = new TableThread({
    worker: () => {
      throw new Error('no workers here');
    },
    here: async () => {
      if (!comes) throw new Error('lost');
      return { createAnswers };
    },
  });
  assert.deepEqual(await thread.read(asJob('a,b\n1,2')), { isMissing: true });
  comes = true;
  assert.ok('reading' in ((await thread.read(asJob('a,b\n1,2'))) ?? {}));
});
