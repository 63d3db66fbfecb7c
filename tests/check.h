/* check: what the unit tests share.
 *
 * A test counts what holds and names what does not, and ends with `return check_end();`. Random data is the same in
 * every run. Text that is handed to code under test stands in a fence: the bytes before or behind it cannot be read. */
#ifndef CHECK_H
#define CHECK_H

#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "buf.h"

enum { CHECK_SHOWN = 20 };

static unsigned long check_passed, check_failed;

/* What a failure is about, if the condition does not tell: the case at hand. */
static const char *check_case;

static inline bool check(bool ok, const char *file, int line, const char *what)
{
	if (ok) check_passed++;
	else if (++check_failed <= CHECK_SHOWN)
		printf("%s:%d: %s%s%s\n", file, line, what, check_case ? ": " : "", check_case ? check_case : "");
	return ok;
}

#define CHECK(condition) check((condition), __FILE__, __LINE__, #condition)

static inline bool check_span(span got, const char *want, const char *file, int line, const char *what)
{
	bool ok = check(span_equal(got, span_of(want)), file, line, what);
	if (!ok && check_failed <= CHECK_SHOWN)
		printf("\texpected '%s'\n\tgot      '%.*s'\n", want, (int)got.n, (const char *)got.p);
	return ok;
}

#define CHECK_SPAN(got, want) check_span((got), (want), __FILE__, __LINE__, #got)

/* The last line, and the status of the program. */
static inline int check_end(void)
{
	printf("%lu passed, %lu failed\n", check_passed, check_failed);
	return check_failed > 0;
}

/* Random numbers (xorshift64*), and one below n. */
static inline uint64_t check_random(void)
{
	static uint64_t x = 88172645463325252u;
	x ^= x >> 12;
	x ^= x << 25;
	x ^= x >> 27;
	return x * 2685821657736338717u;
}

static inline size_t check_below(size_t n) { return (size_t)(check_random() >> 33) % n; }

/* A fence: pages that can be used, and one before and behind them that cannot. */
typedef struct {
	byte *p;
	size_t n;
} check_fence;

static inline check_fence check_fence_open(size_t least)
{
	size_t page = (size_t)sysconf(_SC_PAGESIZE), n = (least / page + 1) * page;
	int fd = open("/dev/zero", O_RDWR);
	byte *all = mmap(NULL, n + 2 * page, PROT_READ | PROT_WRITE, MAP_PRIVATE, fd, 0);
	close(fd);
	if (all == MAP_FAILED || mprotect(all, page, PROT_NONE) != 0 ||
		mprotect(all + page + n, page, PROT_NONE) != 0) {
		perror("mmap");
		exit(1);
	}
	return (check_fence){all + page, n};
}

/* A copy of the text right before the upper fence, or right behind the lower one. */
static inline span check_at_end(check_fence f, span s)
{
	if (s.n) memcpy(f.p + f.n - s.n, s.p, s.n);
	return (span){f.p + f.n - s.n, s.n};
}

static inline span check_at_start(check_fence f, span s)
{
	if (s.n) memcpy(f.p, s.p, s.n);
	return (span){f.p, s.n};
}

/* Runs `call` in a child whose stderr is kept: returns its exit status, or -1 for a signal. */
static inline int check_status(void (*call)(const void *), const void *argument, char *message, size_t size)
{
	int ends[2], status;
	size_t n = 0;
	ssize_t got;
	fflush(stdout);
	if (pipe(ends) != 0) exit(1);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		call(argument);
		_exit(0);
	}
	close(ends[1]);
	while ((got = read(ends[0], message + n, size - 1 - n)) > 0) n += (size_t)got;
	message[n] = 0;
	close(ends[0]);
	waitpid(child, &status, 0);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

#endif
