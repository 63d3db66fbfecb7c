#include "stop.h"

#include "check.h"
#include "lang_set.h"

static lang_set set;

/* What a rule says of the last full stop of a text that has a space behind it. */
static void says(verdict (*rule)(const point *), const char *code, const char *text, verdict want)
{
	const lang *l = lang_set_get(&set, code);
	span s = span_of(check_case = text);
	const byte *p = s.p + s.n - 1;
	while (p > s.p && !(p[0] == '.' && p[1] == ' ')) p--;
	point t = point_at(l, s, s.p, p);
	CHECK(t.single && rule(&t) == want);
	check_case = NULL;
}

static void words(void)
{
	says(stop_word, "de", "Sie kamen. Er", BREAK);
	says(stop_word, "de", "Er kam. Sie", UNSURE);
	says(stop_word, "de", "Sie kamen. 12", UNSURE);
	says(stop_item, "de", "1.1. Text", JOIN);
	says(stop_item, "de", "a. Text", JOIN);
	says(stop_item, "de", "1000. Text", UNSURE);
	says(stop_item, "de", "Am 1. Text", UNSURE);
}

static void abbreviations(void)
{
	says(stop_abbreviation_part, "de", "Er nahm z. B. Brot", UNSURE);
	says(stop_abbreviation, "de", "Er rief Dr. Muster", JOIN);
	says(stop_abbreviation, "de", "Er kam. Muster", UNSURE);
	says(stop_abbreviation_number, "de", "Das ist Art. 5", JOIN);
	says(stop_abbreviation_number, "de", "Siehe Kap. II", JOIN);
	says(stop_abbreviation_number, "de", "Die Musterstr. 28", JOIN);
	says(stop_abbreviation_number, "de", "Das ist Art. Er", UNSURE);
	says(stop_abbreviation_closing, "en", "He came at 6 p.m. He", BREAK);
	says(stop_abbreviation_closing, "en", "He came at 6 p.m. Monday", JOIN);
	says(stop_abbreviation_closing, "en", "He came at 6 p.m. EST", JOIN);
	says(stop_abbreviation_final, "de", "Brot, Butter usw. Der", BREAK);
	says(stop_abbreviation_final, "de", "Brot, Butter usw. Muster", JOIN);
	says(stop_measure, "ru", "\xD0\x92 1932 \xD0\xB3. \xD0\x9E\xD0\xBD", JOIN);
	says(stop_measure, "de", "1932 g. Er", UNSURE);
	says(stop_shape, "de", "Er nahm q.x. Brot", JOIN);
	says(stop_shape, "de", "Er nahm 1.2. Brot", UNSURE);
}

static void numbers_and_initials(void)
{
	says(stop_ordinal, "de", "am 3. November", JOIN);
	says(stop_ordinal, "de", "Ludwig XIV. kam", JOIN);
	says(stop_ordinal, "de", "Es waren 1000. Der", BREAK);
	says(stop_ordinal, "de", "Es waren 7,4. Muster", UNSURE);
	says(stop_ordinal, "en", "It was 3. November", UNSURE);
	says(stop_initial, "de", "Er sah J. Muster", JOIN);
	says(stop_initial, "de", "Er sah H.-J. Muster", JOIN);
	says(stop_initial, "de", "Er sah Vitamin C. Der", BREAK);
	says(stop_initial, "de",
		"Es waren 38 \xC2\xB0"
		"C. Muster",
		UNSURE);
}

/* "z." of "z. B.": the part is the first stop, not the last. */
static void parts(void)
{
	const lang *l = lang_set_get(&set, "de");
	span s = span_of("Er nahm z. B. Brot");
	point t = point_at(l, s, s.p, s.p + 9);
	CHECK(stop_abbreviation_part(&t) == JOIN);
}

int main(void)
{
	words();
	abbreviations();
	numbers_and_initials();
	parts();
	lang_set_free(&set);
	return check_end();
}
