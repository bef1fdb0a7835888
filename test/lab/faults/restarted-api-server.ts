import { killApiServer, startApiServer } from '../control-plane';
import { clusterIsReady } from '../scenarios/installation';
import type { Fault } from './fault';

/** kill -9, and a new one on the same data. */
export const restartOfApiServer: Fault = {
  name: 'restart of the API server',
  aim: async (lab) => ({
    hit: async () => {
      await killApiServer(lab.control);
      await startApiServer(lab.control);
    },
    recovers: () => clusterIsReady(lab),
  }),
};
