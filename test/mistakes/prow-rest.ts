import { app, type Mistake } from './mistake';

/** What passed through to Prow unread once. */
export const PROW_REST: readonly Mistake[] = [
  {
    id: 'P-01', says: 'plugins in the older form of Prow',
    input: () => app({ pluginOverrides: { plugins: { 'acme/app': ['approve', 'lgtm', 'trigger', 'verify-owners'] } } }),
    becomes: { accepted: 'Prow takes it, and so it is laid over ours as the newer form is' },
  },
  {
    id: 'P-02', says: 'plugins in both forms',
    input: () => app({ pluginOverrides: { plugins: { 'acme/app': ['trigger'], 'acme/lib': { plugins: ['trigger'] } } } }),
    becomes: { refused: [
      '[40-prow/prow] pluginOverrides.plugins.acme/app: ["trigger"] is a list, and "acme/lib" has an object: Prow takes one form for all of them; '
        + 'write { plugins: ["trigger"] } (WrongType)',
    ] },
    corrected: () => app({ pluginOverrides: { plugins: { 'acme/app': { plugins: ['trigger'] }, 'acme/lib': { plugins: ['trigger'] } } } }),
  },
];
