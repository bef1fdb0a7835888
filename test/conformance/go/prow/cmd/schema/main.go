// Prints what Prow decodes its configuration into, in the grammar of src/schema: one text for each type.
package main

import (
	"encoding"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"
	"time"

	"k8s.io/apimachinery/pkg/api/resource"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/util/intstr"
	prowapi "sigs.k8s.io/prow/pkg/apis/prowjobs/v1"
	"sigs.k8s.io/prow/pkg/config"
	"sigs.k8s.io/prow/pkg/plugins"
)

// Types with a decoder of their own, and what it reads; names are those that are read by code.
var decoded = map[reflect.Type]string{
	reflect.TypeOf(metav1.Duration{}):    "d",
	reflect.TypeOf(prowapi.Duration{}):    "JobDuration",
	reflect.TypeOf(resource.Quantity{}):  "q",
	reflect.TypeOf(intstr.IntOrString{}): "x",
	reflect.TypeOf(metav1.Time{}):        "t",
	reflect.TypeOf(time.Time{}):          "t",
}

// Their decoders try one form after the other; what they read is written down by hand.
var byHand = map[string]bool{"TideOrgMergeType": true, "TideRepoMergeType": true, "TideBranchMergeType": true}

// Their decoders only fill in more than what the fields say.
var plain = map[string]bool{"ConfigUpdater": true, "Plugins": true}

// Of agents that nothing here runs, and what nobody writes.
var foreign = map[string]bool{"PipelineRunSpec": true, "FieldsV1": true, "RawMessage": true}

var (
	unmarshaler     = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()
	textUnmarshaler = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
	types           = map[string]string{}
	owners          = map[string]reflect.Type{}
)

func main() {
	// of each embedded level the fields come together, as the decoder sees them
	for _, root := range []any{config.Config{}, config.JobConfig{}, plugins.Configuration{}} {
		text(reflect.TypeOf(root))
	}
	out, err := json.MarshalIndent(types, "", " ")
	if err != nil {
		panic(err)
	}
	fmt.Fprintln(os.Stdout, string(out))
}

func text(t reflect.Type) string {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if known, ok := decoded[t]; ok {
		return known
	}
	if foreign[t.Name()] {
		return "j"
	}
	if byHand[t.Name()] {
		return t.Name()
	}
	if reflect.PointerTo(t).Implements(unmarshaler) && !plain[t.Name()] {
		panic(fmt.Sprintf("%s has a decoder of its own; say what it reads", t))
	}
	if reflect.PointerTo(t).Implements(textUnmarshaler) {
		return "s"
	}
	switch t.Kind() {
	case reflect.String:
		return "s"
	case reflect.Bool:
		return "b"
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint32, reflect.Uint64:
		return "i"
	case reflect.Float32, reflect.Float64:
		return "n"
	case reflect.Interface:
		return "j"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return "y"
		}
		return "[" + text(t.Elem()) + "]"
	case reflect.Map:
		return "{" + text(t.Elem()) + "}"
	case reflect.Struct:
		return named(t)
	}
	panic(fmt.Sprintf("%s is of a kind that the grammar does not know", t))
}

func named(t reflect.Type) string {
	name := t.Name()
	if name == "" {
		panic("a struct without a name: " + t.String())
	}
	if owner, taken := owners[name]; taken && owner != t {
		pkg := t.PkgPath()[strings.LastIndex(t.PkgPath(), "/")+1:]
		name = strings.ToUpper(pkg[:1]) + pkg[1:] + name
	}
	if _, done := types[name]; done {
		return name
	}
	owners[name] = t
	types[name] = ""
	fields := map[string]string{}
	collect(t, fields)
	names := make([]string, 0, len(fields))
	for field := range fields {
		names = append(names, field)
	}
	sort.Strings(names)
	for i, field := range names {
		names[i] = field + ":" + fields[field]
	}
	types[name] = strings.Join(names, " ")
	return name
}

// outer fields hide those of embedded structs
func collect(t reflect.Type, fields map[string]string) {
	var embedded []reflect.Type
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		tag := f.Tag.Get("json")
		name := strings.Split(tag, ",")[0]
		if name == "-" {
			continue
		}
		inner := f.Type
		if inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		if f.Anonymous && name == "" && inner.Kind() == reflect.Struct {
			embedded = append(embedded, inner)
			continue
		}
		if !f.IsExported() {
			continue
		}
		if name == "" {
			name = f.Name
		}
		if _, hidden := fields[name]; !hidden {
			fields[name] = text(f.Type)
		}
	}
	for _, inner := range embedded {
		deeper := map[string]string{}
		collect(inner, deeper)
		for name, is := range deeper {
			if _, hidden := fields[name]; !hidden {
				fields[name] = is
			}
		}
	}
}
