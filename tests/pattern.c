#include "pattern.h"

#include "check.h"

static bool matches(const char *source, const char *subject)
{
	pattern *p = pattern_new(span_of(source), "test:1");
	bool found = pattern_find(p, span_of(subject), NULL);
	pattern_free(p);
	return found;
}

static void finds(void)
{
	CHECK(matches("b+", "abbc"));
	CHECK(!matches("^b", "abbc"));
	CHECK(matches("^\\p{Lu}\\p{Ll}+$", "\xC3\x84rzte"));
	CHECK(matches("\\bM\xC3\xBCller\\b", "Dr. M\xC3\xBCller kam"));
	CHECK(matches("^$", ""));
	CHECK(!matches("a", ""));
}

static void groups_in_order(void)
{
	pattern *p = pattern_new(span_of("(?:(?<late>x)|(?<never>q)|(?<early>a)(?=.*(?<middle>b)))+"), "test:1");
	pattern_match m;
	CHECK(pattern_find(p, span_of("--axb"), &m));
	CHECK(m.start == 2 && m.end == 4 && m.n == 3);
	CHECK(m.n == 3 && strcmp(m.groups[0].name, "early") == 0 && m.groups[0].start == 2 && m.groups[0].end == 3);
	CHECK(m.n == 3 && strcmp(m.groups[1].name, "late") == 0 && m.groups[1].start == 3);
	CHECK(m.n == 3 && strcmp(m.groups[2].name, "middle") == 0 && m.groups[2].start == 4 && m.groups[2].end == 5);
	pattern_free(p);
}

static void groups_are_bounded(void)
{
	pattern *p = pattern_new(
		span_of("(?<a>.)(?<b>.)(?<c>.)(?<d>.)(?<e>.)(?<f>.)(?<g>.)(?<h>.)(?<i>.)(?<j>.)"), "test:1");
	pattern_match m;
	CHECK(pattern_find(p, span_of("0123456789"), &m) && m.n == PATTERN_GROUPS && m.end == 10);
	pattern_free(p);
}

static void keeps_what_is_before(void)
{
	pattern *p = pattern_new(span_of("a\\Kb"), "test:1");
	pattern_match m;
	CHECK(pattern_find(p, span_of("xab"), &m) && m.start == 2 && m.end == 3);
	pattern_free(p);
}

static void says_what_is_wrong(void)
{
	pattern *p = pattern_new(span_of("a(b"), "test:1");
	CHECK(pattern_error(p) != NULL && strstr(pattern_error(p), "character") != NULL);
	CHECK(!pattern_find(p, span_of("ab"), NULL));
	pattern_free(p);
	p = pattern_new(span_of("a(b)"), "test:1");
	CHECK(pattern_error(p) == NULL);
	pattern_free(p);
	pattern_free(NULL);
}

/* Bytes that are no UTF-8 match nothing, and what is around them is still found. */
static void invalid_subject(void)
{
	CHECK(matches("b", "\xFF\xC3"
			   "b\xE2"));
	CHECK(!matches("a.b", "a\xFF"
			      "b"));
	check_fence fence = check_fence_open(64);
	pattern *p = pattern_new(span_of("\\p{L}+\\z"), "test:1");
	byte t[64];
	for (int i = 0; i < 20000; i++) {
		size_t n = check_below(sizeof t);
		for (size_t k = 0; k < n; k++) t[k] = (byte)check_random();
		pattern_match m;
		span s = check_at_end(fence, (span){t, n});
		if (pattern_find(p, s, &m)) CHECK(m.start <= m.end && m.end <= n);
	}
	pattern_free(p);
}

static void runs_into_the_limit(const void *unused)
{
	(void)unused;
	pattern *p = pattern_new(span_of("(?:a+)+$"), "rules:7");
	char text[64];
	memset(text, 'a', sizeof text);
	text[sizeof text - 1] = 0;
	text[sizeof text - 2] = 'b';
	bool found = pattern_find(p, span_of(text), NULL) || pattern_find(p, span_of(text), NULL);
	pattern_free(p);
	_exit(found);
}

/* Named once, and taken as no match. */
static void limits(void)
{
	char said[512];
	CHECK(check_status(runs_into_the_limit, NULL, said, sizeof said) == 0);
	char *line = strstr(said, "rules:7: ");
	CHECK(line != NULL);
	CHECK(line && strstr(line + 1, "rules:7: ") == NULL);
}

int main(void)
{
	finds();
	groups_in_order();
	groups_are_bounded();
	keeps_what_is_before();
	says_what_is_wrong();
	invalid_subject();
	limits();
	return check_end();
}
