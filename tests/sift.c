#include "sift.h"

#include "sample.h"

static lang_set set;

/* Writes what is judged: what stays, to `out`. */
static void pass(sift *s, buf *out)
{
	hold *h = &s->h;
	size_t at = 0, n = s->ready, k = 0;
	CHECK(n <= h->bytes.n);
	for (size_t i = 0; i < h->n && h->cuts[i].start < n; i++) {
		size_t end = h->cuts[i].end < n ? h->cuts[i].end : n;
		buf_add(out, span_cut(buf_span(&h->bytes), at, h->cuts[i].start));
		at = end;
	}
	buf_add(out, span_cut(buf_span(&h->bytes), at, n));
	while (k < h->found.n && h->found.p[k].start < n) k++;
	sift_passed(s, n, k);
}

/* Gives the paragraphs of a text as views, white space behind each, in pieces of at most `most` bytes. */
static void give(sift *s, const lang *l, span text, size_t most, buf *out)
{
	const byte *p = text.p, *end = text.p + text.n;
	bool first = true;
	for (uint64_t par = 1; p < end;) {
		size_t n = (size_t)(end - p) < most ? (size_t)(end - p) : most, text_end = 0;
		while (p + n < end && n > 1 && p[n - 1] == '\n') n--; /* a piece ends in text */
		while (text_end < n && !(text_end + 1 < n && p[text_end] == '\n' && p[text_end + 1] == '\n'))
			text_end++;
		size_t all = text_end;
		bool cut = text_end == n && p + n < end;
		while (all < n && p[all] == '\n') all++;
		while (!cut && text_end && p[text_end - 1] == '\n') text_end--;
		view v = {.kind = text_end ? VIEW_TEXT : VIEW_GAP,
			.p = p,
			.n = all,
			.text = text_end,
			.first = first,
			.cut = cut};
		sift_view(s, &v, l, par);
		pass(s, out);
		first = !cut;
		par += first;
		p += all;
	}
}

static void stays(sift s, const char *text, size_t most, const char *expected)
{
	buf out = {0};
	check_case = text;
	sift_document(&s);
	give(&s, lang_set_get(&set, "de"), span_of(text), most, &out);
	sift_end(&s);
	pass(&s, &out);
	CHECK(s.h.bytes.n == 0 && s.h.n == 0 && s.h.found.n == 0);
	CHECK_SPAN(buf_span(&out), expected);
	check_case = NULL;
	buf_free(&out);
	sift_free(&s);
}

static sift usual(void)
{
	return (sift){.limit = WRAP_LIMIT, .kept = {{span_of("heading"), span_of("caption"), span_of("dateline")}, 3}};
}

static void heads(void)
{
	stays(usual(), " date 2021-12 Der Rat tagt.\n", 1000, "Der Rat tagt.\n");
	stays(usual(), "---\ntitle: Rat\n---\nDer Rat tagt.\n", 1000, "Der Rat tagt.\n");
	stays(usual(), "---\ntitle: Rat\n", 1000, "---\ntitle: Rat\n");
	stays(usual(), "From: a@b.de\nSubject: Rat\n\nDer Rat tagt.\n", 1000, "Der Rat tagt.\n");
	sift kept = {.limit = WRAP_LIMIT, .kept = {{span_of("header")}, 1}};
	stays(kept, "---\ntitle: Rat\n---\nDer Rat tagt.\n", 1000, "---\ntitle: Rat\n---\nDer Rat tagt.\n");
}

static void tails(void)
{
	stays(usual(), "Der Rat tagt.\n\nDas ist alles.\n\nqu/sti (dpa, rtr, afp)\n", 1000,
		"Der Rat tagt.\n\nDas ist alles.\n");
	stays(usual(), "Das ist alles. (dpa, afp)\n", 1000, "Das ist alles.\n");
	stays(usual(), "qu/sti (dpa, rtr, afp)\n", 1000, "qu/sti (dpa, rtr, afp)\n");
	stays(usual(), "qu/sti (dpa, rtr, afp)\n\nDas ist alles.\n", 1000,
		"qu/sti (dpa, rtr, afp)\n\nDas ist alles.\n");
}

static void lines(void)
{
	stays(usual(), "Der Rat tagt.\n\nMehr zum Thema\n\nDas ist alles.\n", 1000,
		"Der Rat tagt.\n\nDas ist alles.\n");
	sift few = {.limit = 1};
	stays(few, "Der Rat tagt.\n\nMehr zum Thema\n\nMehr zum Thema\n\nDas ist alles.\n", 1000,
		"Der Rat tagt.\n\nMehr zum Thema\n\nDas ist alles.\n");
}

/* Text that comes in pieces, and the end of a line in the next of them: nothing of it is lost or goes. */
static void pieces(void)
{
	const char *text = "*** START OF THE PROJECT GUTENBERG EBOOK RAT ***\n\nDer Rat tagt heute in der Halle am "
			   "Markt.\nEs regnet.\n\n"
			   "*** END OF THE PROJECT GUTENBERG EBOOK RAT ***\n\nEtwas.\n";
	for (size_t most = 50; most < 90; most++)
		stays(usual(), text, most, "Der Rat tagt heute in der Halle am Markt.\nEs regnet.\n");
}

static bool all_or_less(const lang *l, span text)
{
	sift s = usual();
	buf out = {0};
	const byte *p = text.p;
	sift_document(&s);
	give(&s, l, text, SAMPLE_MOST, &out);
	sift_end(&s);
	pass(&s, &out);
	size_t i = 0;
	for (; p < text.p + text.n && i < out.n; p++) i += *p == out.p[i];
	bool good = i == out.n && s.h.bytes.n == 0;
	buf_free(&out);
	sift_free(&s);
	return good;
}

int main(void)
{
	heads();
	tails();
	lines();
	pieces();
	sample_all(300, NULL, 0, all_or_less);
	lang_set_free(&set);
	return check_end();
}
