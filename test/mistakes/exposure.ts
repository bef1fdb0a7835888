import { Exposure } from '../../src';
import { app, Mistake } from './mistake';

/** Ways in that lead nowhere. */
export const EXPOSURE: readonly Mistake[] = [
  {
    id: 'N06', says: 'nodes whose address is 0.0.0.0',
    input: () => app({ exposure: Exposure.nodePort({ address: '0.0.0.0' }) }),
    becomes: { accepted: 'the field is not looked at yet' },
    corrected: () => app({ exposure: Exposure.nodePort({ address: '203.0.113.7' }) }),
  },
];
