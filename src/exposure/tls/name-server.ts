import { hostOrAddress, port } from '../../core/net';
import { each, Rule } from '../../core/props';
import { quote } from '../../core/quote';

const HOST_AND_PORT = /^(?:\[([0-9a-fA-F.]*:[0-9a-fA-F:.]*)\]|([^[\]:\s]+))(?::(\d{1,5}))?$/;

/** Host and port of a name server as cert-manager reads it. Source: v1.21.1, internal/apis/certmanager/validation/util/nameserver.go. */
export const nameserver: Rule<string> = (value, report) => {
  const [, address, name, digits] = (typeof value === 'string' && HOST_AND_PORT.exec(value)) || [];
  const host = address ?? name;
  if (typeof value !== 'string' || host === undefined) {
    return report({ what: `${quote(value)} is not a name server`, instead: 'write one like "10.0.0.53", "[fd00::53]:53" or "ns.example.com:5353"', code: 'NameserverInvalid' });
  }
  each([() => hostOrAddress(host, report), () => (digits === undefined ? undefined : port(Number(digits), report))], (read) => read());
  return value;
};
