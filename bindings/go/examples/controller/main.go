// Command controller keeps a directory of Istio objects as a directory of manifests wants it.
//
//	controller -manifests DIR -output DIR [-once] [-interval 2s]
//
// It does to files what a controller does to a cluster: it lists and watches, adopts what an earlier run applied, and
// applies what has changed, in order. It looks at the manifests each interval.
//
// Exit status: 0: all was applied, whatever was found in the manifests; 1: something could not be read or written; 2: usage.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"
)

func main() {
	manifests := flag.String("manifests", "", "the `directory` of the manifests")
	output := flag.String("output", "", "the `directory` of the objects")
	once := flag.Bool("once", false, "apply once and end")
	interval := flag.Duration("interval", 2*time.Second, "how often to look at the manifests")
	flag.Parse()
	if *manifests == "" || *output == "" || flag.NArg() > 0 || *interval <= 0 {
		flag.Usage()
		os.Exit(2)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := start(ctx, *manifests, *output, *once, *interval); err != nil {
		fmt.Fprintln(os.Stderr, "controller:", err)
		os.Exit(1)
	}
}

func start(ctx context.Context, manifests, output string, once bool, interval time.Duration) error {
	c, err := newController(os.DirFS(manifests), directory(output), os.Stderr)
	if err != nil {
		return err
	}
	defer c.close()
	if once {
		_, err := c.sync()
		return err
	}
	ticker := time.NewTicker(interval)
	defer ticker.Stop()
	c.run(ctx, ticker.C)
	return nil
}
