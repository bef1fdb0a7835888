import { Construct } from 'constructs';
import { componentService, ComponentServiceProps } from './component-service';

/** Properties of `HookService`. */
export interface HookServiceProps extends ComponentServiceProps {}

/**
 * The Service `hook`, port 8888, to which GitHub sends webhooks at the path `/hook`. Renders exactly this one object.
 *
 * Source of the port: prow cmd/hook/main.go at a61940897.
 */
export class HookService extends Construct {
  constructor(scope: Construct, id: string, props: HookServiceProps = {}) {
    super(scope, id);
    componentService(this, 'hook', { port: 8888, targetPort: 8888 }, props);
  }
}
