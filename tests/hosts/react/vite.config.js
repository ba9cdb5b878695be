export default {
  // The engine runs in a worker that loads a part of itself when it needs it.
  worker: { format: 'es' },
  esbuild: { jsx: 'automatic' },
};
