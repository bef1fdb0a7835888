import type { ClusterIssuerSpecAcmeSolversDns01 as Dns01 } from '../../../imports/cert-manager.io';
import { Plain } from '../../core/manifest';
import { hostOrAddress, port } from '../../core/net';
import { each, Fields, optional, Props, required, Rule, ValuesOf } from '../../core/props';
import { quote } from '../../core/quote';
import { memberOf } from '../../core/values';
import { Dns01ProviderPlan, Dns01SecretOptions, secretFields, secretOf } from './dns01-credentials';
import { secretKeyRef } from './secret-reference';
import { filledText } from './words';

/** By which hash an update of the DNS is signed. Source: cert-manager v1.21.1, pkg/issuer/acme/dns/rfc2136. */
export enum TsigAlgorithm {
  /** HMAC with MD5. */
  HMAC_MD5 = 'HMACMD5',
  /** HMAC with SHA-1. */
  HMAC_SHA1 = 'HMACSHA1',
  /** HMAC with SHA-256. */
  HMAC_SHA256 = 'HMACSHA256',
  /** HMAC with SHA-512. */
  HMAC_SHA512 = 'HMACSHA512',
}

/** How an update of the DNS is sent. */
export enum Rfc2136Protocol {
  /** By a connection. */
  TCP = 'TCP',
  /** By single packets. */
  UDP = 'UDP',
}

/** Options of `Dns01Provider.rfc2136`. */
export interface Rfc2136Options extends Dns01SecretOptions {
  /**
   * Address of the name server that takes updates, with or without a port: `10.0.0.53`, `[fd00::53]:53`, `ns.example.com:5353`.
   * `rfc2136.nameserver`. Errors: `AddressInvalid`, `NameserverInvalid`, `NumberOutOfRange`.
   */
  readonly nameserver: string;

  /**
   * Name of the TSIG key with which updates are signed; its secret is in the Secret. `rfc2136.tsigKeyName`. Error: `PropMissing` for a blank.
   * @default - updates are not signed, and no Secret is read
   */
  readonly tsigKeyName?: string;

  /**
   * How updates are signed, with a key. `rfc2136.tsigAlgorithm`. Errors: `NotAllowedValue`, `PropWithoutEffect`.
   * @default TsigAlgorithm.HMAC_SHA256
   */
  readonly tsigAlgorithm?: TsigAlgorithm;

  /**
   * How updates are sent. `rfc2136.protocol`. Error: `NotAllowedValue`.
   * @default - Rfc2136Protocol.UDP, by cert-manager
   */
  readonly protocol?: Rfc2136Protocol;
}

const HOST_AND_PORT = /^(?:\[([0-9a-fA-F.]*:[0-9a-fA-F:.]*)\]|([^[\]:\s]+))(?::(\d{1,5}))?$/;

/** Host and port of a name server as cert-manager reads it. Source: v1.21.1, internal/apis/certmanager/validation/util/nameserver.go. */
const nameserver: Rule<string> = (value, report) => {
  const [, address, name, digits] = (typeof value === 'string' && HOST_AND_PORT.exec(value)) || [];
  const host = address ?? name;
  if (typeof value !== 'string' || host === undefined) {
    return report({ what: `${quote(value)} is not a name server`, instead: 'write one like "10.0.0.53", "[fd00::53]:53" or "ns.example.com:5353"', code: 'NameserverInvalid' });
  }
  each([() => hostOrAddress(host, report), () => (digits === undefined ? undefined : port(Number(digits), report))], (read) => read());
  return value;
};

export const RFC2136 = {
  ...secretFields('rfc2136-dns', 'tsig-secret'),
  nameserver: required(nameserver),
  tsigKeyName: optional(filledText),
  tsigAlgorithm: optional(memberOf(TsigAlgorithm), TsigAlgorithm.HMAC_SHA256),
  protocol: optional(memberOf(Rfc2136Protocol)),
} satisfies Fields<Rfc2136Options>;

export function rfc2136(o: ValuesOf<typeof RFC2136>, p: Props<keyof typeof RFC2136>): Dns01ProviderPlan {
  const { nameserver: server, protocol, tsigKeyName, tsigAlgorithm } = o;
  if (tsigKeyName === undefined) {
    for (const prop of (['tsigAlgorithm', 'secretName', 'secretKey'] as const).filter((one) => p.given(one))) {
      p.problem(prop, { what: 'is of no use without the name of a key', instead: 'give tsigKeyName, or leave it out', code: 'PropWithoutEffect' });
    }
    return { spec: { rfc2136: { nameserver: server, protocol } } satisfies Plain<Dns01>, secrets: [] };
  }
  const secret = secretOf(o, 'rfc2136-tsig-secret', 'file with the secret of the TSIG key, in base64');
  const spec = { rfc2136: { nameserver: server, protocol, tsigKeyName, tsigAlgorithm, tsigSecretSecretRef: secretKeyRef(secret) } } satisfies Plain<Dns01>;
  return { spec, secrets: [secret] };
}
