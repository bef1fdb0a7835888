import { asNetwork } from '../../network/api-server-way';
import { dnsLabel, labelValue, qualifiedName } from '../../core/names';
import { cidr, hostName, isIpAddress } from '../../core/net';
import { Where } from '../../core/problem';
import { Fields, optional, readProps, readValue, required, Rule } from '../../core/props';
import { quote } from '../../core/quote';
import { namespaceOfService } from '../../core/service-name';
import { PodsOf } from '../../core/traffic';
import { list, record } from '../../core/values';

/** Options of `TrafficPeer.pods`. */
export interface TrafficPodsOptions {
  /** Their namespace. Error: `NameNotDnsLabel`. */
  readonly namespace: string;

  /**
   * Their labels. Errors: `LabelValueInvalid`, `QualifiedNameInvalid`.
   * @default - all pods of the namespace
   */
  readonly labels?: { [label: string]: string };
}

const PODS = {
  namespace: required(dnsLabel),
  labels: optional(record(labelValue, qualifiedName), {}),
} satisfies Fields<TrafficPodsOptions>;

/** A name, or one with `*` for any part of a label. Source: cilium 1.20.2, pkg/fqdn/matchpattern (`allowedPatternChars`). */
const hostPattern: Rule<string> = (value, report) => {
  if (typeof value === 'string' && isIpAddress(value)) {
    return report({
      what: `${quote(value)} is an address and no name`,
      instead: `write TrafficPeer.cidrs([${quote(asNetwork(value))}])`, code: 'HostNotDnsName',
    });
  }
  if (typeof value !== 'string' || !value.includes('*')) return hostName(value, report);
  if (/^[*.]+$/.test(value)) {
    return report({ what: `${quote(value)} stands for every name`, instead: 'write TrafficPeer.cidrs(["0.0.0.0/0"])', code: 'HostPatternInvalid' });
  }
  const isLegal = !/\*\*(?!\.)|(?!^)\*\*/.test(value) && /^[a-z0-9.*-]+$/.test(value) && isHost(value.replaceAll('*', 'a'));
  return isLegal ? value : report({
    what: `${quote(value)} is not a pattern of names`, instead: 'write "*.example.com" for one more label, "**.example.com" for any number of '
      + 'them, or "cdn-*.example.com"',
    code: 'HostPatternInvalid',
  });
};

function isHost(name: string): boolean {
  return name.length <= 253 && name.split('.').every((label) => /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(label)) && !/(^|\.)\d+$/.test(name);
}

const outsideHost: Rule<string> = (value, report) => {
  const host = hostPattern(value, report);
  const namespace = namespaceOfService(host);
  return namespace === undefined ? host : report({
    what: `${quote(host)} is a Service, and policies see the pods `
      + 'behind it', instead: `write TrafficPeer.pods({ namespace: ${quote(namespace)} })`, code: 'TrafficUnsayable',
  });
};

const networks = list(cidr, 1);
const names = list(outsideHost, 1);

/** Who is at the other end of traffic that `isolation.traffic` allows. */
export class TrafficPeer {
  /** Pods of the cluster, whatever their addresses are. Errors: those of the options. */
  static pods(options: TrafficPodsOptions): TrafficPeer {
    return new TrafficPeer({ pods: readProps(Where.call('TrafficPeer.pods'), options, PODS) });
  }

  /**
   * Networks. Addresses of Services raise `CidrNotMatched` where policies look behind Services, a family that pods do not have `CidrFamily`; where jobs
   * send there, the metadata services of clouds raise `MetadataExposed`, and are left out of larger networks.
   * Other errors: `CidrInvalid`, `CidrNotMasked`, `EmptyList`.
   */
  static cidrs(cidrs: string[]): TrafficPeer {
    return new TrafficPeer({ cidrs: readValue(Where.call('TrafficPeer.cidrs'), 'cidrs', cidrs, networks) });
  }

  /**
   * Names outside of the cluster that traffic goes to: `registry.example.com`, `*.example.com`. Cilium's own policies let these alone be reached
   * (`toFQDNs`). No other policy knows names: there Prow's pods reach every address at the ports of the entry, and jobs what they reach of the
   * Internet already; what that would open or leave closed against your word raises `TrafficUnsayable`, and so do Services.
   * Other errors: `EmptyList`, `HostNotDnsName`, `HostPatternInvalid`.
   */
  static hosts(hosts: string[]): TrafficPeer {
    return new TrafficPeer({ hosts: readValue(Where.call('TrafficPeer.hosts'), 'hosts', hosts, names) });
  }

  private constructor(
    /** @internal */
    readonly _plan: TrafficPeerPlan,
  ) {}
}

/** What that comes down to: one of these. */
export interface TrafficPeerPlan {
  readonly pods?: PodsOf;
  readonly cidrs?: readonly string[];
  readonly hosts?: readonly string[];
}
