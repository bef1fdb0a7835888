import { secluded } from '../../core/reach';
import { tcp, Traffic } from '../../core/traffic';
import { ProwModel } from '../../prow/prow-model';
import { partyOfPods, podsOf, ProwParties } from './prow-parties';
import { toward } from './prow-traffic';
import { Surroundings } from './surroundings';

/** Jobs ask caches, and each asks what it stands before. */
export function cacheTraffic({ jobCaches }: ProwModel, parties: ProwParties, around: Surroundings): readonly Traffic[] {
  return jobCaches.flatMap(({ name, endpoint, program: { port, remoteUrl } }) => {
    const cache = partyOfPods(podsOf(endpoint.namespace, name), parties);
    const { hostname, port: said, protocol } = new URL(remoteUrl);
    const remote = tcp(said === '' ? protocol === 'https:' ? 443 : 80 : Number(said));
    const where = secluded(hostname) === undefined ? around.internet : around.anywhere;
    return [
      ...toward(cache, [parties.jobs], [tcp(port)], 'what caches keep'),
      ...toward(around.dns, [cache], around.dnsPorts, 'names'),
      // a registry hands layers out by the address of another server
      ...toward(where, [cache], remote.port === 443 ? [remote] : [remote, tcp(443)], 'what caches fetch'),
    ];
  });
}
