// Hosts one contestant in a worker: calls come in, answers go out.
let contestant;

self.onmessage = async ({ data: { id, call, argument } }) => {
  try {
    if (call === 'create') {
      const { create } = argument.store === undefined
        ? await import('../contestants/typed.js')
        : await import('../contestants/encours.js');
      contestant = await create(argument);
      self.postMessage({ id });
    } else {
      self.postMessage({ id, answer: await contestant[call](argument) });
    }
  } catch (error) {
    self.postMessage({ id, error: String(error.stack ?? error) });
  }
};
