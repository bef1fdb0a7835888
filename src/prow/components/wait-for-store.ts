import { Endpoint, endpointUrl } from '../../core/endpoint';
import { restrictedContainerSecurity } from '../../core/restricted-pod';
import { ComponentModel } from '../prow-model';
import { OBJECT_STORE_HEALTH } from '../storage/object-store';

/**
 * An init container that waits for the store of ours. tide ends when it cannot read its history, and status-reconciler forgets its baseline;
 * on a first apply, and after the store moved to another node, both would start before it. Prow's images are Alpine, with sh and wget.
 */
export function waitForStore(model: ComponentModel, store: Endpoint) {
  return {
    name: 'wait-for-store',
    image: model.image,
    imagePullPolicy: 'IfNotPresent',
    command: ['sh', '-c', `until wget -q -T 2 -O /dev/null ${endpointUrl(store)}${OBJECT_STORE_HEALTH}; do sleep 1; done`],
    resources: model.resources,
    securityContext: restrictedContainerSecurity,
  };
}
