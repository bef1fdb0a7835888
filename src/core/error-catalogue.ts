/**
 * Every code that an error can end in, with what it means. docs/errors.md is generated from this table, and a test proves that no other
 * code is used and that each is used somewhere.
 */
export const ERRORS = {
  AddressInvalid: 'A host is neither a DNS name nor an IP address. Schemes, ports and paths belong elsewhere.',
  CidrFamily: 'An IPv6 network stands where an IPv4 network belongs, or the other way round.',
  CidrInvalid: 'A network is not written as address/prefix.',
  CidrNotMasked: 'A network has bits set behind its prefix; Kubernetes and the CNIs disagree about what that means.',
  CidrOverlap: 'Two networks that must be apart share addresses; traffic for one would be delivered in the other.',
  DataKeyInvalid: 'A key of a Secret or ConfigMap has characters that Kubernetes refuses.',
  DurationInvalid: 'A duration is not written as Go reads it.',
  EmptyList: 'A list needs at least one element.',
  EnvironmentNameInvalid: 'The name of an environment variable has characters that shells refuse.',
  ForbiddenCharacter: 'A text contains a character that YAML readers take for structure, refuse, or lose.',
  HostNotDnsName: 'A host is not a DNS name.',
  ImageInvalid: 'A container image is not written as registry/path:tag.',
  ImageNotPinned: 'A container image has no tag, or the tag latest: what runs would change by itself.',
  LabelValueInvalid: 'The value of a label has characters that Kubernetes refuses.',
  NameNotDnsLabel: 'A name is not an RFC 1123 label: lower-case letters, digits and hyphens, at most 63.',
  NameNotDnsSubdomain: 'A name is not an RFC 1123 subdomain: labels joined by dots.',
  NameTooLong: 'A name is longer than Kubernetes allows.',
  NodePortOutOfRange: 'A node port is outside the range from which the API server gives node ports.',
  NodePortTaken: 'Two Services want the same node port; node ports are unique in a cluster.',
  NotAllowedValue: 'A value is none of the allowed words.',
  NotExactlyOne: 'Of several properties exactly one must be given.',
  NotInteger: 'A number has a fraction, or is NaN or infinite, where only whole numbers make sense.',
  NullValue: 'null stands where a value or nothing belongs.',
  NumberOutOfRange: 'A number is outside its range.',
  PathNotAbsolute: 'A path does not begin with a slash, or contains ".." or ":".',
  PortRangeInvalid: 'A range of ports is not written as first-last.',
  PropMissing: 'A required property is missing.',
  QualifiedNameInvalid: 'The key of a label or annotation is not written as name or prefix/name.',
  QuantityInvalid: 'An amount is not a Kubernetes quantity.',
  RepositoryInvalid: 'A repository is not written as org/repo or org.',
  RequestAboveLimit: 'A container asks for more of a resource than it may use.',
  ReservedKey: 'A key has a meaning of its own in JavaScript and would be lost.',
  RetypedScalar: 'A text would be read as a number by the cluster.',
  SecretNameInvalid: 'A value is not the name of a Secret. The value is not shown, in case it is the secret itself.',
  TooDeep: 'Data is nested too deeply, or contains itself.',
  UnknownProp: 'A property does not exist; probably a spelling mistake.',
  UrlInvalid: 'A URL cannot be read, or has a query or fragment.',
  UrlWithCredentials: 'A URL contains a user or password, which would stand in the output.',
  UrlWithoutScheme: 'A URL has no http:// or https://; Prow’s storage client and others fail on it at run time only.',
  WrongType: 'A value has another type than the property.',
} as const;

/** The code at the end of an error. */
export type ErrorCode = keyof typeof ERRORS;
