import { dataKey, dnsLabel, dnsSubdomain, labelValue, qualifiedName, serviceLabel } from '../core/names';
import { also, Rule } from '../core/props';
import { isIpAddress } from '../core/net';
import { quote } from '../core/quote';
import { cronProblem } from './cron-text';

/** Any text that fits; whoever reads a value has seen that it is a text. */
function form(fits: (value: string) => boolean, what: string, instead: string): Rule<string> {
  return also((value) => value as string, (value) => (fits(value) ? undefined : { what: `${quote(value)} is not ${what}`, instead, code: 'PatternMismatch' }));
}

function orNone(rule: Rule<string>): Rule<string> {
  return (value, report) => (value === '' ? value : rule(value, report));
}

const portName = form((value) => /^[a-z0-9]([a-z0-9]|-(?!-))*$/.test(value) && /[a-z]/.test(value) && value.length <= 15 && !value.endsWith('-'), 'the name of a port',
  'use at most 15 lower-case letters, digits and hyphens, with a letter among them');

const hasBacksteps = (value: string): boolean => value.split('/').includes('..');

const localPath = form((value) => value !== '' && !value.startsWith('/') && !hasBacksteps(value), 'a relative path', 'leave out the slash in front and ".."');

const CONTAINER_RESOURCE = /^(cpu|memory|ephemeral-storage|hugepages-.+|[^/]+\/.+)$/;

/** Sources: pkg/apis/core/helper/helpers.go, and validation of networking, core and admissionregistration, at v1.37.1. */
const QUOTA_RESOURCE = new RegExp('^((requests\\.|limits\\.)?(cpu|memory|ephemeral-storage)|requests\\.storage|pods|resourcequotas|services(\\.nodeports|\\.loadbalancers)?'
  + '|replicationcontrollers|secrets|persistentvolumeclaims|configmaps|(requests\\.)?hugepages-.+|[^/\\s]+/[^/\\s]+)$');
const DOMAIN_PATH = /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?\/[A-Za-z0-9/\-._~%!$&'()*+,;=:]+$/;
const SYSCTL = /^([a-z0-9]([-_a-z0-9]*[a-z0-9])?[./])*[a-z0-9]([-_a-z0-9]*[a-z0-9])?$/;

function isWebhookPath(path: string): boolean {
  return path === '' || path === '/' || (/^\/[^/]/.test(path) && path.slice(1).replace(/\/$/, '').split('/').every((part) => /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(part)));
}

/** Texts with a name of their own, which tables put behind `@`. */
export const NAMED_TEXTS: Readonly<Record<string, Rule<string>>> = {
  // the case of a domain does not matter there
  annotationName: (value, report) => (qualifiedName((value as string).toLowerCase(), report), value as string),
  containerResource: form((value) => CONTAINER_RESOURCE.test(value), 'a resource of a container', 'write cpu, memory, ephemeral-storage, or a name with a domain'),
  cron: also((value) => value as string, cronProblem),
  dataKey,
  domainPath: form((value) => DOMAIN_PATH.test(value), 'a name with a domain', 'write one like "acme.dev/ingress"'),
  environmentName: form((value) => /^[ -<>-~]+$/.test(value), 'the name of an environment variable', 'use printable ASCII characters but "="'),
  grouped: form((value) => /^[^/]+\/[^/]+$/.test(value), 'an apiVersion with a group', 'write one like "apps/v1"'),
  hostOrNone: orNone((value, report) => (dnsSubdomain((value as string).replace(/^\*\./, ''), report), value as string)),
  image: form((value) => value.trim() === value, 'an image without blanks around it', 'remove them'),
  ip: form(isIpAddress, 'an IP address', 'write one like "10.0.0.1"'),
  label: dnsLabel,
  labelOrNone: orNone(dnsLabel),
  labelValue,
  limitType: form((value) => /^(Pod|Container|PersistentVolumeClaim)$|^[^/\s]+\/[^/\s]+$/.test(value), 'a type of limits', 'write Container, Pod or PersistentVolumeClaim'),
  localPath,
  localPathOrNone: orNone(localPath),
  pathOrNone: orNone(form((value) => value.startsWith('/'), 'an absolute path', 'begin with "/"')),
  percent: form((value) => /^\d+%$/.test(value), 'a percentage', 'write one like "25%", or a number without quotes'),
  portName,
  portNameOrNone: orNone(portName),
  qualifiedName,
  qualifiedNameOrNone: orNone(qualifiedName),
  quotaResource: form((value) => QUOTA_RESOURCE.test(value), 'a resource of a quota', 'write one like "requests.cpu" or "count/jobs.batch"'),
  serviceLabel,
  subdomain: dnsSubdomain,
  subdomainOrNone: orNone(dnsSubdomain),
  sysctl: form((value) => value.length <= 253 && SYSCTL.test(value), 'the name of a sysctl', 'write one like "net.core.somaxconn"'),
  webhookPath: form(isWebhookPath, 'a path of a webhook', 'begin with "/", and use lower-case letters, digits, hyphens and full stops'),
  withoutBacksteps: form((value) => value !== '' && !hasBacksteps(value), 'a path without ".."', 'write where it leads'),
};
