#include "boundary.h"

#include "mark.h"
#include "sample.h"

static lang_set set;

/* The first candidate of the text: whether a sentence ends there, and the rule. */
static void judges(const char *code, const char *text, bool breaks, const char *rule)
{
	const lang *l = lang_set_get(&set, code);
	span s = span_of(text);
	const byte *p = s.p, *end = s.p + s.n;
	while (p < end && !mark_is_terminator(l, p, end)) p++;
	check_case = text;
	if (CHECK(p < end)) {
		boundary b;
		boundary_judge(l, s, s.p, true, p, &b);
		CHECK(b.breaks == breaks);
		if (!CHECK(strcmp(boundary_rule_name(b.rule), rule) == 0))
			printf("\trule: %s\n", boundary_rule_name(b.rule));
	}
	check_case = NULL;
}

static void rules(void)
{
	judges("de", "Er kam. Sie ging.", true, "stop");
	judges("de", "Er kam.", true, "end");
	judges("de", "Er kam. \n", true, "end");
	judges("de", "Das sind 3.14 Meter.", false, "attached");
	judges("de", "Er kam. und ging.", false, "lower-case");
	judges("de", "Was? Er kam.", true, "mark");
	judges("de", "Dr. M\xC3\xBCller kam.", false, "abbreviation");
	judges("de", "am 3. November", false, "ordinal");
	judges("de", "Es kam J. Muster.", false, "initial");
}

static bool judged(const lang *l, span text)
{
	const byte *end = text.p + text.n;
	for (const byte *p = text.p; p < end; p++) {
		if (!mark_is_terminator(l, p, end)) continue;
		boundary b;
		boundary_judge(l, text, text.p, true, p, &b);
		if (b.end <= p || b.end > end || b.next < b.end || b.next > end) return false;
		if (utf8_skip_space(b.end, b.next) != b.next || !*boundary_rule_name(b.rule)) return false;
		if (b.next == end && !b.breaks) return false;
	}
	return true;
}

/* Whether what stands before p, up to a space, is UTF-8. */
static bool is_text(span text, const byte *p)
{
	const byte *from = p;
	while (from > text.p && from[-1] != ' ') from--;
	return utf8_invalid(from, p) == p;
}

/* A plain case is judged ahead of the rules, and must be judged as they would: where no bracket is open they are asked
 * by saying that one may be. (Words in which bytes are no UTF-8 are the exception that judge_plain states.) */
static bool agree(const lang *l, span text, const byte *sentence, const byte *p)
{
	boundary plain, ruled;
	boundary_judge(l, text, sentence, false, p, &plain);
	boundary_judge(l, text, sentence, true, p, &ruled);
	return plain.end == ruled.end && plain.next == ruled.next && plain.breaks == ruled.breaks &&
	       plain.rule == ruled.rule;
}

/* All candidates of a text, each in the sentence in which it stands; what is wrong is shown. */
static bool all_agree(const lang *l, span text)
{
	const byte *sentence = text.p, *end = text.p + text.n;
	bool good = true;
	int open = 0;
	for (const byte *p = text.p; p < end;) {
		boundary b;
		int bracket = mark_bracket(*p);
		if (bracket > 0 || open > 0) open += bracket;
		if (!l->terminators.in[*p] || !mark_is_terminator(l, p, end)) {
			p++;
			continue;
		}
		if (open == 0 && is_text(text, p) && !agree(l, text, sentence, p)) {
			size_t before = p - text.p < 40 ? (size_t)(p - text.p) : 40,
			       behind = end - p < 40 ? (size_t)(end - p) : 40;
			printf("%s: the rules judge otherwise: '%.*s'\n", l->name, (int)(before + behind),
				(const char *)p - before);
			good = false;
		}
		boundary_judge(l, text, sentence, true, p, &b);
		p = b.end;
		if (b.breaks) sentence = b.next, open = 0;
	}
	return good;
}

/* Whatever may stand before a mark, a mark, and behind it. */
static void shapes_agree(void)
{
	static const char *const before[] = {"", "a", "W", "ab", "Wort", "Worte", "wort", "worte", "Er kam", "Er kam.",
		"x. Wort", "x. worte", "x.\nWort", "Wo-rt", "eins-worte", "3", "31", "131", "XIV", "Dr", "z. B",
		"z. Zt", "z. Hd", "u. dgl", "z.B", "usw", "p.m", "a.b", "\"Ja\"", "Ja\"", "\"", "(Ja)", "Ja)", "'Ja'",
		"Stra\xC3\x9F"
		"e",
		"gr\xC3\xBC\xC3\x9F"
		"en",
		"\xC3\x84tzen",
		"Er \xC3\xBC"
		"ben",
		"EU:n", "Er sagte \"worte", "\xD0\xB3", "1932 \xD0\xB3",
		"\xE2\x80\x9E"
		"Ja",
		"Yahoo", "Er ging zu Yahoo", "Er\tkam", "Er\xC2\xA0kam", "Er  kam", "(worte", "[worte", "Inc",
		"die Inc", "Nr", "Mr"};
	static const char *const marks[] = {".", "!", "?", "..", "?!", ".\"", ".)", "!\"", "\xE2\x80\xA6", ".[1]",
		". [1]", ".'", ".\xE2\x80\x9C", "\xE3\x80\x82"};
	static const char *const behind[] = {"", " ", "\n", "A", "a", "1", "-", ",", " A", " Ab", " Der Ort",
		" The end", " Il", " ab", " der", " 1", " I", " J. S.", " \"A", " \"Ab\" sagte", " \"a", " \"", " \" A",
		"\"", "\" A", "\nAb", "  Ab", " (Ab)", " (ab)", " (A", " - Ab", " \xE2\x80\x93 Ab", " www.a.de",
		" Www.a.de", " http://a.de/", " ...", " ,", " : A", " A.", " A. B", " B) ab", " \xC3\x84",
		" \xC2\xBB"
		"A",
		" November", " Mai 3",
		"\xC2\xA0"
		"A",
		" A\xCC\x88", " ''", " '' A", " ) A", " )", " [1] A", " 's A", " Ab'c", " B. 3", " Monday", " EST"};
	buf text = {0};
	for (size_t i = 0; i < lang_set_known(); i++) {
		const lang *l = lang_set_get(&set, lang_set_code(i));
		bool good = true;
		for (size_t a = 0; a < sizeof before / sizeof *before; a++)
			for (size_t m = 0; m < sizeof marks / sizeof *marks; m++)
				for (size_t b = 0; b < sizeof behind / sizeof *behind; b++) {
					buf_clear(&text);
					buf_add(&text, span_of(before[a]));
					buf_add(&text, span_of(marks[m]));
					buf_add(&text, span_of(behind[b]));
					good &= all_agree(l, buf_span(&text));
				}
		check_case = l->name;
		CHECK(good);
	}
	check_case = NULL;
	buf_free(&text);
}

/* The paragraphs and the lines of a file, in every language. */
static void file_agrees(const char *name)
{
	buf text = {0};
	FILE *f = fopen(name, "rb");
	for (int c; f && (c = getc(f)) != EOF;) buf_add_byte(&text, (byte)c);
	check_case = name;
	CHECK(f && fclose(f) == 0);
	for (size_t i = 0; i < lang_set_known(); i++) {
		const lang *l = lang_set_get(&set, lang_set_code(i));
		const byte *p = text.p, *end = text.p + text.n;
		bool good = all_agree(l, buf_span(&text));
		for (const byte *feed; p < end; p = feed + (feed < end)) {
			feed = memchr(p, '\n', (size_t)(end - p));
			if (!feed) feed = end;
			good &= all_agree(l, (span){p, (size_t)(feed - p)});
		}
		CHECK(good);
	}
	check_case = NULL;
	buf_free(&text);
}

/* With operands, these are the files to judge. */
int main(int argc, char **argv)
{
	for (int i = 1; i < argc; i++) file_agrees(argv[i]);
	if (argc == 1) {
		rules();
		shapes_agree();
		sample_all(8000, NULL, 0, judged);
		sample_all(4000, NULL, 0, all_agree);
	}
	lang_set_free(&set);
	return check_end();
}
