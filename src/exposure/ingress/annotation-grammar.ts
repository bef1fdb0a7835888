import { cidr, isIpAddress, overlap } from '../../core/net';
import { Finding } from '../../core/problem';
import { accepts } from '../../core/props';
import { quote } from '../../core/quote';

/** How a controller reads what stands in some of its annotations, and what becomes of anything else. */
interface Grammar {
  readonly names: RegExp;
  readonly fits: (text: string) => boolean;
  readonly is: string;
  readonly effect: string;
  readonly instead: string;
}

const NGINX = '^nginx\\.ingress\\.kubernetes\\.io/';
const IGNORED = 'which the controller ignores';

const like = (pattern: RegExp) => (text: string): boolean => pattern.test(text.trim());
const isNetwork = (one: string): boolean => isIpAddress(one) || accepts(cidr, one) || /^[\da-fA-F.:]+\/\d+$/.test(one);
const isNetworks = (text: string): boolean => partsOf(text).every(isNetwork);
const BOOLEAN = like(/^(1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/);

function partsOf(text: string): readonly string[] {
  return text.split(',').map((one) => one.trim().replace(/^!/, ''));
}

/**
 * Sources: kubernetes/ingress-nginx controller-v1.15.1 internal/ingress/annotations (ipallowlist, ipdenylist, proxy, ratelimit, parser);
 * nginx/kubernetes-ingress internal/configs/parsing_helpers.go; haproxytech/kubernetes-ingress 3.2 documentation/annotations.md;
 * Traefik v3.7.13 pkg/provider/kubernetes/ingress/annotations.go.
 */
const GRAMMARS: readonly Grammar[] = [
  {
    names: new RegExp(`${NGINX}(whitelist|allowlist|denylist)-source-range$`), fits: isNetworks,
    is: 'no list of networks', effect: 'for which ingress-nginx answers 503 to everybody', instead: 'write them like "10.0.0.0/8,192.168.1.7"',
  },
  { names: /^haproxy\.org\/(allow-list|deny-list|whitelist|blacklist)$/,
    fits: (text) => /^patterns\//.test(text) || isNetworks(text), is: 'no list of networks',
    effect: IGNORED, instead: 'write them like "10.0.0.0/8,192.168.1.7"' },
  { names: new RegExp(`${NGINX}(proxy-(connect|send|read)-timeout|proxy-buffers-number|limit-(rps|rpm|connections|rate|rate-after|burst-multiplier))$`),
    fits: like(/^\d+$/),
    is: 'no integer', effect: IGNORED, instead: 'write a number alone, like "300"' },
  {
    names: new RegExp(`${NGINX}(proxy-body-size|proxy-buffer-size|client-body-buffer-size)$`), fits: like(/^\d+[bkmg]?$/i), is: 'no size',
    effect: IGNORED, instead: 'write one like "26m"',
  },
  { names: new RegExp(`${NGINX}((force-)?ssl-redirect|service-upstream|enable-cors|canary|preserve-trailing-slash)$`), fits: BOOLEAN, is: 'no boolean',
    effect: IGNORED, instead: 'write "true" or "false"' },
  {
    names: /^nginx\.org\/proxy-(connect|send|read)-timeout$/, fits: like(/^(\d+(ms|[smhdwMy])?\s*)+$/), is: 'no time', effect: IGNORED,
    instead: 'write one like "300s"',
  },
  {
    names: /^nginx\.org\/(client-max-body-size|proxy-buffer-size|proxy-max-temp-file-size)$/, fits: like(/^\d+[kmg]?$/i), is: 'no size',
    effect: IGNORED, instead: 'write one like "26m"',
  },
  { names: /^haproxy\.org\/timeout-[a-z-]+$/, fits: like(/^\d+(us|ms|[smhd])?$/), is: 'no time', effect: IGNORED, instead: 'write one like "5m"' },
  { names: /^haproxy\.org\/ssl-redirect$/, fits: BOOLEAN, is: 'no boolean', effect: IGNORED, instead: 'write "true" or "false"' },
  {
    names: /^traefik\.ingress\.kubernetes\.io\/router\.tls$/, fits: BOOLEAN, is: 'no boolean',
    effect: 'for which Traefik leaves the Ingress out', instead: 'write "true" or "false"',
  },
  {
    names: /^traefik\.ingress\.kubernetes\.io\/router\.priority$/, fits: like(/^-?\d+$/), is: 'no integer',
    effect: 'for which Traefik leaves the Ingress out', instead: 'write a number alone',
  },
  {
    names: /^traefik\.ingress\.kubernetes\.io\/router\.middlewares$/, fits: (text) => partsOf(text).every((one) => /^[^\s@]+@[a-z]+$/.test(one)),
    is: 'no list of middlewares with their providers', effect: 'and Traefik answers 404 where it finds one of them nowhere',
    instead: 'write them like "namespace-name@kubernetescrd"',
  },
];

/** What a controller could not read of an annotation of its own; undefined where it can. */
export function malformed(key: string, text: string): Finding | undefined {
  const grammar = GRAMMARS.find(({ names, fits }) => names.test(key) && !fits(text));
  return grammar && { what: `${quote(text)} is ${grammar.is}, ${grammar.effect}`, instead: grammar.instead, code: 'AnnotationMalformed' };
}

const DENYING = /\/(deny-?list(-source-range)?|blacklist(-source-range)?)$/;

/** Networks that github.com has called from since webhooks have addresses. Source: https://api.github.com/meta, hooks. */
const GITHUBS = ['192.30.252.0/22', '185.199.108.0/22', '140.82.112.0/20', '143.55.64.0/20'];

/** A network of callers that is kept out, and whose callers are GitHub's. */
export function denied(key: string, text: string): Finding | undefined {
  const network = DENYING.test(key) ? partsOf(text).find((one) => accepts(cidr, one) && GITHUBS.some((github) => overlap(one, github))) : undefined;
  return network === undefined ? undefined
    : {
      what: `${quote(text)} keeps out ${quote(network)}, from which github.com sends webhooks`, instead: 'leave that network out',
      code: 'AnnotationShutsOut',
    };
}
