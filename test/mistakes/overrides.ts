import { app, Mistake } from './mistake';

/** What is laid over the configuration, and what becomes of it. */
export const OVERRIDES: readonly Mistake[] = [
  {
    id: 'C-13', says: 'tide.target_urls where the address of deck is known',
    input: () => app({ configOverrides: { tide: { target_urls: { '*': 'https://prow.acme.dev/tide' } } } }),
    becomes: { accepted: 'it replaces tide.target_url, which is ours' },
  },
  {
    id: 'C-14', says: 'plank.default_decoration_configs, the older form',
    input: () => app({ configOverrides: { plank: { default_decoration_configs: { '*': { timeout: '3h' } } } } }),
    becomes: { accepted: 'it becomes entries that lie over ours, as Prow would make them' },
  },
];
