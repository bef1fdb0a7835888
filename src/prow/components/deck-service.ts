import { Construct } from 'constructs';
import { componentService, ComponentServiceProps } from './component-service';

/** Properties of `DeckService`. */
export interface DeckServiceProps extends ComponentServiceProps {}

/**
 * The Service `deck`, port 80, by which browsers reach Prow's pages; deck itself listens on 8080. Renders exactly this one object. A Service closes no page:
 * who reaches it by a node port or a load balancer reads `/config` and `/plugin-config` too, all of Prow's configuration.
 *
 * Source of the port: prow cmd/deck/main.go at a61940897.
 */
export class DeckService extends Construct {
  constructor(scope: Construct, id: string, props: DeckServiceProps = {}) {
    super(scope, id);
    componentService(this, 'deck', { port: 80, targetPort: 8080 }, props);
  }
}
