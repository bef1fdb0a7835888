import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { endpointUrl } from '../../core/endpoint';
import { addMetadata } from '../../core/object-metadata';
import { Where } from '../../core/problem';
import { also, Fields, readProps, required } from '../../core/props';
import { didYouMean, quote } from '../../core/quote';
import { text } from '../../core/safe-text';
import { instanceOf } from '../../core/values';
import { PlacedPlugin, placedPlugins } from '../plugins/resolve-plugins';
import { ProwModel } from '../prow-model';
import { ProwPlan } from '../prow-plan';
import { HEALTH, healthProbes, Probes } from './component-ports';
import { ComponentProps } from './component-props';
import { internalService } from './internal-service';
import { PodPart } from './pod-part';
import { clonesPart, configPart, githubPart, pluginsPart, webhookPart } from './pod-parts';
import { namedWorkload } from './workload';

/** Which plugin of a plan it is. */
export interface ExternalPluginProgramProps extends ComponentProps {
  /** Name of one of the plan's `externalPlugins` that runs here. Error: `NotAllowedValue`. */
  readonly name: string;
}

/**
 * A plugin beside hook: Deployment, Service, ServiceAccount, and a Role where it has rights. It runs once: two would answer twice.
 *
 * Flags and ports of upstream's own: prow cmd/external-plugins at a61940897. They ask the API server for nothing and get no token.
 */
export class ExternalPluginProgram extends Construct {
  /** The Deployment. */
  readonly deployment: ApiObject;
  /** The ServiceAccount that the rights belong to. */
  readonly serviceAccount: ApiObject;
  /** The Service that hook calls. */
  readonly service: ApiObject;

  constructor(scope: Construct, id: string, props: ExternalPluginProgramProps) {
    super(scope, id);
    const { prow, plugin } = read(this, props);
    const { name, service, settings, program } = plugin;
    const http = { name: 'http', containerPort: program.port };
    const made = namedWorkload(this, { name, settings, program: program.upstream }, {
      prow,
      args: [...program.args, ...program.prowFlags ? prowFlags(prow, program.github) : []],
      parts: partsOf(prow, plugin),
      ports: program.upstream === undefined ? [http] : [http, HEALTH],
      probes: program.upstream === undefined ? openProbes : healthProbes,
      // hook tries a few times, and events are few
      drains: true,
      prowRules: program.rules,
      jobRules: [],
    });
    this.deployment = made.deployment;
    this.serviceAccount = made.serviceAccount;
    this.service = internalService(this, name, service, http.name);
    addMetadata(this, prow.metadata);
  }
}

/** Nobody knows what a program of somebody else's serves beside its events. */
const openProbes: Probes = {
  livenessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10, failureThreshold: 6 },
  readinessProbe: { tcpSocket: { port: 'http' }, periodSeconds: 10, failureThreshold: 6 },
};

function read({ node }: Construct, props: ExternalPluginProgramProps): { readonly prow: ProwModel; readonly plugin: PlacedPlugin } {
  const fields = { plan: required(instanceOf(ProwPlan, 'ProwPlan.of({ github })')), name: required(text) } satisfies Fields<ExternalPluginProgramProps>;
  return readProps(Where.construct(node.path), props, fields, ({ plan: { _model: prow } }, p) => {
    const plugins = placedPlugins(prow.externalPlugins);
    const name = p.again('name', also(text, (value) => {
      if (plugins.some((plugin) => plugin.name === value)) return undefined;
      const meant = didYouMean(value, plugins.map((plugin) => plugin.name));
      return {
        what: `${quote(value)} is none of the plan's externalPlugins that run here`,
        instead: meant === undefined ? 'add it to them' : `did you mean ${quote(meant)}?`, code: 'NotAllowedValue',
      };
    }));
    return { prow, plugin: plugins.find((plugin) => plugin.name === name) as PlacedPlugin };
  });
}

function prowFlags({ hmac }: ProwModel, github: boolean): readonly string[] {
  return [...github ? ['--dry-run=false'] : [], `--hmac-secret-file=/etc/webhook/${hmac.key}`];
}

function partsOf(prow: ProwModel, { program: { github, auth, prowFlags: takesFlags, config, plugins, clones, deck } }: PlacedPlugin): readonly PodPart[] {
  const gitHub = githubPart(prow, auth);
  return [
    ...config ? [configPart(prow)] : [],
    ...plugins ? [pluginsPart] : [],
    // its files and variables are there, whatever it reads
    ...github ? [takesFlags ? gitHub : { ...gitHub, args: [] }] : [],
    ...deck ? [{ args: [`--prow-url=${endpointUrl(prow.endpoints.deck)}`] }] : [],
    webhookPart(prow),
    ...clones ? [clonesPart] : [],
  ];
}
