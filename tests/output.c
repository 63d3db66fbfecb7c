#include "output.h"

#include <fcntl.h>
#include <signal.h>

#include "check.h"
#include "die.h"
#include "lang_set.h"

static lang_set set;
static int to; /* where stdout went */

/* stdout goes to a file until `written`, which gives what is in it. */
static FILE *redirect(void)
{
	FILE *f = tmpfile();
	fflush(stdout);
	to = dup(STDOUT_FILENO);
	if (!f || dup2(fileno(f), STDOUT_FILENO) < 0) exit(1);
	return f;
}

static void written(FILE *f, buf *out)
{
	byte block[4096];
	ssize_t n;
	dup2(to, STDOUT_FILENO);
	close(to);
	lseek(fileno(f), 0, SEEK_SET);
	buf_clear(out);
	while ((n = read(fileno(f), block, sizeof block)) > 0) buf_add(out, (span){block, (size_t)n});
	fclose(f);
}

/* One call of output_text or output_joined. */
static void text_is(enum output_format format, bool replace, span s, const char *want)
{
	output o;
	buf got = {0};
	FILE *f = redirect();
	output_open(&o, format, NULL);
	o.replace = replace;
	output_text(&o, s, true);
	output_flush(&o);
	buf_free(&o.pending);
	written(f, &got);
	CHECK_SPAN(buf_span(&got), want);
	buf_free(&got);
}

static void escapes(void)
{
	text_is(OUTPUT_TEXT, false, span_of("a\tb\\\"\n\xFF"), "a\tb\\\"\n\xFF");
	text_is(OUTPUT_TEXT, true,
		span_of("a\xFF\xFE"
			"b\xC3\xA4\xC3"),
		"a\xEF\xBF\xBD\xEF\xBF\xBD"
		"b\xC3\xA4\xEF\xBF\xBD");
	text_is(OUTPUT_TSV, false, span_of("a\tb\\c\nd\"\r"), "a\\tb\\\\c\\nd\"\r");
	text_is(OUTPUT_TSV, false, span_of("\xE2\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD");
	text_is(OUTPUT_JSON, false, span_of("\"a\\b/\"\n\t\r\x01\x1F\x7F"),
		"\\\"a\\\\b/\\\"\\n\\t\\r\\u0001\\u001f\x7F");
	text_is(OUTPUT_JSON, false, (span){(const byte *)"a\0b", 3}, "a\\u0000b");
	text_is(OUTPUT_JSON, false, span_of("\xED\xA0\x80"), "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

static void joins(void)
{
	output o;
	buf got = {0};
	FILE *f = redirect();
	output_open(&o, OUTPUT_TEXT, NULL);
	output_joined(&o, lang_set_get(&set, "de"),
		span_of("Er\nkam \xC3\xBC"
			"ber die Bundes-\r\nstra\xC3\x9F"
			"e.\xFF"),
		true);
	output_line_end(&o);
	output_flush(&o);
	buf_free(&o.pending);
	written(f, &got);
	CHECK_SPAN(buf_span(&got), "Er kam \xC3\xBC"
				   "ber die Bundes-stra\xC3\x9F"
				   "e.\xFF\n");
	buf_free(&got);
}

/* Much more than the buffer, in pieces of all lengths, comes out as it went in. */
static void long_output(void)
{
	output o;
	buf want = {0}, got = {0};
	byte piece[3 * OUTPUT_BUFFER];
	for (size_t i = 0; i < sizeof piece; i++) piece[i] = (byte)(i * 31 >> 3);
	FILE *f = redirect();
	output_open(&o, OUTPUT_TEXT, NULL);
	for (int i = 0; i < 60; i++) {
		size_t n = i % 10 == 0 ? sizeof piece - check_below(2) : check_below(OUTPUT_BUFFER + 2);
		output_bytes(&o, (span){piece, n});
		output_byte(&o, 'x');
		buf_add(&want, (span){piece, n});
		buf_add_byte(&want, 'x');
	}
	output_flush(&o);
	buf_free(&o.pending);
	written(f, &got);
	CHECK(span_equal(buf_span(&want), buf_span(&got)));
	CHECK(got.n > 10 * OUTPUT_BUFFER);
	buf_free(&want);
	buf_free(&got);
}

/* `each`: a line is there before the next one is written. */
static void each_line(void)
{
	output o;
	buf got = {0};
	FILE *f = redirect();
	output_open(&o, OUTPUT_TEXT, NULL);
	o.each = true;
	output_bytes(&o, span_of("Er kam."));
	output_line_end(&o);
	output_bytes(&o, span_of("Sie"));
	buf_free(&o.pending);
	written(f, &got);
	CHECK_SPAN(buf_span(&got), "Er kam.\n");
	buf_free(&got);
}

static const char *const own[] = {"key", "value_start", "value_end", "value_cstart", "value_cend", NULL};

/* A view of "Öl „Åse“\nx" at byte 100, code point 90. */
static void write_records(enum output_format format, buf *got)
{
	output o;
	span text = span_of("\xC3\x96l \xE2\x80\x9E\xC3\x85se\xE2\x80\x9C\nx\xFF");
	view v = {.kind = VIEW_TEXT,
		.p = text.p,
		.text = text.n,
		.n = text.n,
		.start = 100,
		.cstart = 90,
		.invalid = true};
	record r = {.doc = 1, .par = 2, .sent = 0, .kind = "speech", .rule = "pair", .lang = lang_set_get(&set, "de")};
	FILE *f = redirect();
	output_open(&o, format, own);
	output_header(&o);
	output_view(&o, &v);
	r.at = span_cut(text, 4, 14);
	r.text = span_cut(text, 7, 11);
	output_record(&o, &v, &r);
	output_field(&o, span_of("k"));
	output_field_place(&o, &v, span_cut(text, 0, 3));
	output_record_end(&o);
	r = (record){.file = "a\tb",
		.doc = 12345678901u,
		.at = span_cut(text, 11, text.n),
		.text = span_cut(text, 14, text.n),
		.lang = r.lang};
	output_record(&o, &v, &r);
	output_record_end(&o);
	output_flush(&o);
	buf_free(&o.pending);
	written(f, got);
}

static void records(void)
{
	buf got = {0};
	write_records(OUTPUT_TSV, &got);
	CHECK_SPAN(buf_span(&got), "file\tdoc\tpar\tsent\tkind\tstart\tend\tcstart\tcend\ttext\tlang\trule\tkey\tvalue_"
				   "start\tvalue_end\tvalue_cstart\tvalue_cend\n"
				   "\t1\t2\t\tspeech\t104\t114\t93\t98\t\xC3\x85se\tde\tpair\tk\t100\t103\t90\t92\n"
				   "a\\tb\t12345678901\t\t\t\t111\t117\t97\t101\t x\xEF\xBF\xBD\tde\t\t\t\t\t\t\n");
	write_records(OUTPUT_JSON, &got);
	CHECK_SPAN(buf_span(&got), "{\"file\":null,\"doc\":1,\"par\":2,\"sent\":null,\"kind\":\"speech\",\"start\":104,"
				   "\"end\":114,\"cstart\":93,\"cend\":98,\"text\":\"\xC3\x85se\","
				   "\"lang\":\"de\",\"rule\":\"pair\",\"key\":\"k\",\"value_start\":100,\"value_end\":"
				   "103,\"value_cstart\":90,\"value_cend\":92}\n"
				   "{\"file\":\"a\\tb\",\"doc\":12345678901,\"par\":null,\"sent\":null,\"kind\":null,"
				   "\"start\":111,\"end\":117,\"cstart\":97,\"cend\":101,\"text\":\" x\xEF\xBF\xBD\","
				   "\"lang\":\"de\",\"rule\":null,\"key\":null,\"value_start\":null,\"value_end\":null,"
				   "\"value_cstart\":null,\"value_cend\":null}\n");
	buf_free(&got);
}

static void write_much(const void *path)
{
	output o;
	int fd = open(path, O_WRONLY);
	if (fd < 0 || dup2(fd, STDOUT_FILENO) < 0) _exit(7);
	output_open(&o, OUTPUT_TEXT, NULL);
	output_bytes(&o, span_of("text"));
	output_close(&o);
}

static void write_to_nobody(const void *ignored)
{
	output o;
	int ends[2];
	if (*(const bool *)ignored) signal(SIGPIPE, SIG_IGN);
	if (pipe(ends) != 0 || dup2(ends[1], STDOUT_FILENO) < 0) _exit(7);
	close(ends[0]);
	close(ends[1]);
	output_open(&o, OUTPUT_TEXT, NULL);
	output_bytes(&o, span_of("text"));
	output_close(&o);
}

static void failures(void)
{
	char said[256];
	CHECK(check_status(write_much, "/dev/full", said, sizeof said) == STATUS_FAILED);
	CHECK(strstr(said, "stdout: ") != NULL);
	for (int ignored = 0; ignored < 2; ignored++) {
		CHECK(check_status(write_to_nobody, &(bool){ignored}, said, sizeof said) == -1);
		CHECK(said[0] == 0);
	}
}

int main(void)
{
	escapes();
	joins();
	long_output();
	each_line();
	records();
	failures();
	lang_set_free(&set);
	return check_end();
}
