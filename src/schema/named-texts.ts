import { imageReference } from '../core/image-reference';
import { dataKey, dnsLabel, dnsSubdomain, labelValue, qualifiedName, serviceLabel } from '../core/names';
import { also, Rule } from '../core/props';
import { isIpAddress } from '../core/net';
import { quote } from '../core/quote';
import { isNetwork } from './kinds';
import { cronProblem } from './cron-text';
import { timeZoneProblem } from './time-zone';

/** Any text that fits; whoever reads a value has seen that it is a text. */
function form(fits: (value: string) => boolean, what: string, instead: string): Rule<string> {
  return also((value) => value as string, (value) => (fits(value) ? undefined : { what: `${quote(value)} is not ${what}`, instead, code: 'PatternMismatch' }));
}

function orNone(rule: Rule<string>): Rule<string> {
  return (value, report) => (value === '' ? value : rule(value, report));
}

const portName = form((value) => /^[a-z0-9]([a-z0-9]|-(?!-))*$/.test(value) && /[a-z]/.test(value) && value.length <= 15 && !value.endsWith('-'),
  'the name of a port',
  'use at most 15 lower-case letters, digits and hyphens, with a letter among them');

const hasBacksteps = (value: string): boolean => value.split('/').includes('..');

const localPath = form((value) => value !== '' && !value.startsWith('/') && !hasBacksteps(value), 'a relative path', 'leave out the slash in front and ".."');

const CONTAINER_RESOURCE = /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/;

/** Sources: pkg/apis/core/helper/helpers.go, and validation of networking, core and admissionregistration, at v1.37.1. */
const QUOTA_RESOURCE = new RegExp(
  '^((requests\\.|limits\\.)?(cpu|memory|ephemeral-storage)|requests\\.storage|pods|resourcequotas|services(\\.nodeports|\\.loadbalancers)?'
    + '|replicationcontrollers|secrets|persistentvolumeclaims|configmaps|(requests\\.)?hugepages-.+|[^/\\s]+/[^/\\s]+)$',
);
const DOMAIN_PATH = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

function isWebhookPath(path: string): boolean {
  return path === '' || path === '/'
    || (/^\/[^/]/.test(path) && path.slice(1).replace(/\/$/, '').split('/').every((part) => /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(part)));
}

const WORD = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const word = form((value) => WORD.test(value) && value.length <= 63, 'a name of one word',
  'begin with a letter, and use lower-case letters, digits and hyphens');

const kindName = form((value) => WORD.test(value.toLowerCase()) && value.length <= 63, 'the name of a kind', 'write one like "ProwJob"');

const DOMAIN = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const isDomain = (value: string): boolean => value.length <= 253 && DOMAIN.test(value);
const isHostOfTls = (value: string): boolean => isDomain(value.replace(/^\*\./, ''));
const IPV4 = /^\d+\.\d+\.\d+\.\d+$/;

const environmentName = form((value) => /^[ -<>-~]+$/.test(value), 'the name of an environment variable', 'use printable ASCII characters but "="');

/** As Go's url.Parse takes it for a webhook, which has nothing behind its path. */
function isHookUrl(value: string): boolean {
  return /^https:\/\/[^/?#@\s]+(\/[^?#\s]*)?[?#]?$/.test(value) && URL.canParse(value);
}

/** Texts with a name of their own, which tables put behind `@`. */
export const NAMED_TEXTS: Readonly<Record<string, Rule<string>>> = {
  // the case of a domain does not matter there
  annotationName: (value, report) => (qualifiedName((value as string).toLowerCase(), report), value as string),
  containerResource: form((value) => CONTAINER_RESOURCE.test(value), 'a resource of a container',
    'write cpu, memory, ephemeral-storage, or a name with a domain'),
  cron: also((value) => value as string, cronProblem),
  dataKey,
  domainPath: form((value) => DOMAIN_PATH.test(value), 'a name with a domain', 'write one like "acme.dev/ingress"'),
  environmentName,
  environmentNameOrNone: orNone(environmentName),
  finalizer: form((value) => value === 'kubernetes' || /^[^/\s]+\/[^/\s]+$/.test(value), 'a finalizer', 'write "kubernetes", or one like "acme.dev/kept"'),
  groupName: form((value) => isDomain(value) && value.includes('.'), 'the group of an API', 'write a domain like "acme.dev"'),
  grouped: form((value) => /^[^/]+\/[^/]+$/.test(value), 'an apiVersion with a group', 'write one like "apps/v1"'),
  headerName: form((value) => /^[-A-Za-z0-9]+$/.test(value), 'the name of a header', 'use letters, digits and hyphens'),
  hookName: form((value) => isDomain(value) && value.split('.').length > 2, 'the name of a webhook', 'write a domain of three parts, like "jobs.acme.dev"'),
  hookUrl: form(isHookUrl, 'a URL of a webhook', 'write one like "https://acme.dev/validate", without user, query and fragment'),
  hostName: form((value) => value === '' || isDomain(value.replace(/\.$/, '')), 'a host', 'write a domain, without scheme and port'),
  hostOrNone: orNone((value, report) => (dnsSubdomain((value as string).replace(/^\*\./, ''), report), value as string)),
  image: imageReference,
  ingressHost: orNone((value, report) => (IPV4.test(value as string)
    ? report({ what: `${quote(value)} is an IP address`, instead: 'write a domain, or leave it out', code: 'HostNotDnsName' })
    : (dnsSubdomain((value as string).replace(/^\*\./, ''), report), value as string))),
  ip: form(isIpAddress, 'an IP address', 'write one like "10.0.0.1"'),
  kindName,
  kindNameOrNone: orNone(kindName),
  label: dnsLabel,
  labelOrNone: orNone(dnsLabel),
  labelValue,
  limitType: form((value) => /^(Pod|Container|PersistentVolumeClaim)$|^[^/\s]+\/[^/\s]+$/.test(value), 'a type of limits',
    'write Container, Pod or PersistentVolumeClaim'),
  localPath,
  localPathOrNone: orNone(localPath),
  // blanks around it are cut there
  paddedNetwork: also((value) => value as string, (value) => (isNetwork(value.trim())
    ? undefined : { what: `${quote(value)} is not a network`, instead: 'write one like "10.0.0.0/8"', code: 'CidrInvalid' })),
  path: form((value) => value.startsWith('/'), 'an absolute path', 'begin with "/"'),
  pathOrNone: orNone(form((value) => value.startsWith('/'), 'an absolute path', 'begin with "/"')),
  percent: form((value) => /^\d+%$/.test(value), 'a percentage', 'write one like "25%", or a number without quotes'),
  portName,
  portNameOrNone: orNone(portName),
  qualifiedName,
  qualifiedNameOrNone: orNone(qualifiedName),
  quotaResource: form((value) => QUOTA_RESOURCE.test(value), 'a resource of a quota', 'write one like "requests.cpu" or "count/jobs.batch"'),
  serviceLabel,
  share: form((value) => /^\d+%$/.test(value) && parseInt(value, 10) <= 100, 'a percentage up to 100%', 'write one like "25%", or a number without quotes'),
  subdomain: dnsSubdomain,
  subdomainInAnyCase: form((value) => isDomain(value.toLowerCase()), 'the name of a driver', 'write a domain like "csi.acme.dev"'),
  subdomainOrNone: orNone(dnsSubdomain),
  sysctl: form((value) => value.length <= 253 && SYSCTL.test(value), 'the name of a sysctl', 'write one like "net.core.somaxconn"'),
  timeZone: also((value) => value as string, timeZoneProblem),
  tlsHost: form(isHostOfTls, 'a host', 'write a domain, or one with "*." in front'),
  webhookPath: form(isWebhookPath, 'a path of a webhook', 'begin with "/", and use lower-case letters, digits, hyphens and full stops'),
  withoutBacksteps: form((value) => value !== '' && !hasBacksteps(value), 'a path without ".."', 'write where it leads'),
  word,
  wordOrNone: orNone(word),
};
