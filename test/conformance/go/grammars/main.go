// Command grammars reads JSON strings, one a line, and answers each with what Go makes of it: "ok", "ok" and a value, or "no" and the reason.
package main

import (
	"bufio"
	_ "crypto/sha256" // what kubelet has, to check digests with
	_ "crypto/sha512"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strings"
	"text/template"
	"time"

	"github.com/distribution/reference"
	"github.com/robfig/cron/v3"
	"k8s.io/apimachinery/pkg/api/resource"
)

// Where robfig/cron begins to look for a time; it gives up after five years.
var from = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

var prow = cron.NewParser(cron.SecondOptional | cron.Minute | cron.Hour | cron.Dom | cron.Month | cron.Dow | cron.Descriptor)

var grammars = map[string]func(string) (string, error){
	"regexp": func(text string) (string, error) {
		_, err := regexp.Compile(text)
		return "", err
	},
	"duration": func(text string) (string, error) {
		value, err := time.ParseDuration(text)
		return fmt.Sprint(int64(value)), err
	},
	"quantity": func(text string) (string, error) {
		value, err := resource.ParseQuantity(text)
		if err != nil {
			return "", err
		}
		return fmt.Sprint(value.AsApproximateFloat64()), nil
	},
	"image": func(text string) (string, error) {
		named, err := reference.ParseNormalizedNamed(text)
		if err != nil {
			return "", err
		}
		return named.String(), nil
	},
	"template": func(text string) (string, error) {
		_, err := template.New("").Parse(text)
		return "", err
	},
	"prow cron": func(text string) (string, error) {
		// The loader reads it as it is, horologium with the time zone.
		if _, err := prow.Parse(text); err != nil {
			return "", err
		}
		schedule, err := prow.Parse("TZ=UTC " + text)
		return comes(schedule, err)
	},
	"kubernetes cron": func(text string) (string, error) {
		// Source: k8s.io/kubernetes pkg/apis/batch/validation/validation.go, validateScheduleFormat.
		if strings.Contains(text, "TZ") {
			return "", errors.New("cannot use TZ or CRON_TZ in schedule")
		}
		schedule, err := cron.ParseStandard(text)
		return comes(schedule, err)
	},
}

func comes(schedule cron.Schedule, err error) (string, error) {
	if err != nil {
		return "", err
	}
	if schedule.Next(from).IsZero() {
		return "never", nil
	}
	return "comes", nil
}

func main() {
	grammar := grammars[os.Args[1]]
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<24)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for lines.Scan() {
		var text string
		if err := json.Unmarshal(lines.Bytes(), &text); err != nil {
			panic(err)
		}
		fmt.Fprintln(out, answer(grammar, text))
	}
	if err := lines.Err(); err != nil {
		panic(err)
	}
}

func answer(grammar func(string) (string, error), text string) (said string) {
	// What panics there takes Prow down, too.
	defer func() {
		if reason := recover(); reason != nil {
			said = fmt.Sprintf("no panic: %v", reason)
		}
	}()
	value, err := grammar(text)
	if err != nil {
		return fmt.Sprintf("no %q", err)
	}
	return "ok " + value
}
