// The API of a minor between the oldest and the newest. Nothing is built or imported, so `go mod tidy` would leave nothing.
module cdk8s-prow/conformance/openapi-1.34

go 1.26

require (
	k8s.io/api v0.34.4
	k8s.io/kubernetes v1.34.4
)
