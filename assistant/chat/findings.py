"""What the readers of files say, which is English, in the languages of the page: why a file is not read, what is doubtful.

Owns: the Kazakh and Russian of these sentences. Must not know: when they are said. A sentence that has no row here is shown
as it is, marked as English; a test holds the rows against the readers.
"""

from __future__ import annotations

import re

# the English sentence (a pattern), Kazakh, Russian; \1 is what the pattern's group holds
_ROWS: tuple[tuple[str, str, str], ...] = (
    # -- why a file is not read ------------------------------------------------------------------------------------------
    (r"it is a picture \((.+)\)", r"бұл сурет (\1)", r"это картинка (\1)"),
    (r"it is a scan \((.+)\)", r"бұл сканерленген құжат (\1)", r"это скан (\1)"),
    (r"it is a document in (\w+), which is not read", r"\1 пішіміндегі құжат оқылмайды", r"документы в формате \1 не читаются"),
    (r"it is an archive \((.+)\)", r"бұл архив (\1)", r"это архив (\1)"),
    (r"it is a program", "бұл бағдарлама", "это программа"),
    (r"it is a database \((.+)\)", r"бұл дерекқор (\1)", r"это база данных (\1)"),
    (r"it is a sound", "бұл дыбыс жазбасы", "это звукозапись"),
    (r"it is a picture, a sound or a film \((.+)\)", r"бұл сурет, дыбыс не фильм (\1)", r"это картинка, звук или фильм (\1)"),
    (r"it is a film(?: or a picture \(.+\))?", "бұл фильм не сурет", "это фильм или картинка"),
    (r"it is a spreadsheet (?:of )?\(?(Excel[^()]*?)\)?(?: \(XLS\))?", r"бұл электрондық кесте (\1)", r"это электронная таблица (\1)"),
    (r"it is a presentation .*", "бұл презентация (PowerPoint)", "это презентация (PowerPoint)"),
    (r"it is an OpenDocument file, which is not read", "OpenDocument файлдары оқылмайды", "файлы OpenDocument не читаются"),
    (r"it is an e-book \((.+)\)", r"бұл электрондық кітап (\1)", r"это электронная книга (\1)"),
    (r"it is a document of (Word 97-2003 \(DOC\)), which is not read", r"\1 құжаттары оқылмайды", r"документы \1 не читаются"),
    (r"it is an old office file of an unknown kind", "бұл түрі белгісіз ескі кеңсе файлы", "это старый офисный файл неизвестного вида"),
    (r"it is an XML file that is no web page", "бұл веб-бет емес, XML файлы", "это файл XML, а не страница"),
    (r"it is (?:an office file that is )?encrypted with a password", "ол құпиясөзбен жабылған", "он закрыт паролем"),
    (r"it is a PDF that is locked with a password", "бұл құпиясөзбен жабылған PDF", "это PDF, закрытый паролем"),
    (r"it is a Word file (?:or an archive )?that is damaged or cut short", "файл бүлінген не толық емес", "файл повреждён или обрезан"),
    (r"it is a damaged PDF \(.*\)", "бұл бүлінген PDF", "это повреждённый PDF"),
    (r"it is a PDF, but its pages are pictures without text", "бұл PDF, бірақ беттері – мәтінсіз суреттер", "это PDF, но его страницы – картинки без текста"),
    (r"it is a PDF, but its fonts do not tell which letters they draw", "бұл PDF, бірақ қаріптері қай әріп екенін айтпайды", "это PDF, но его шрифты не говорят, какие буквы они рисуют"),
    (r"it is empty", "файл бос", "файл пуст"),
    (r"it holds no text(?:, only spaces)?", "файлда мәтін жоқ", "в файле нет текста"),
    (r"it is no text \(.*\)", "бұл мәтін емес", "это не текст"),
    (r"its tables stand in one another without end", "кестелері бірінің ішінде бірі шексіз тұр", "таблицы вложены друг в друга без конца"),
    (r"it declares entities, as no Word file does", "файлда Word файлында болмайтын мазмұн бар", "в файле есть то, чего в файлах Word не бывает"),
    (r"it unpacks to far more than any act has, .*", "ашылғанда кез келген актіден әлдеқайда үлкен болады", "распаковывается в нечто гораздо большее, чем любой акт"),
    (r"the page asks you to prove that you are no robot, and holds no act", "бет робот еместігіңізді растауды сұрайды, актінің өзі жоқ", "страница просит доказать, что вы не робот; самого акта на ней нет"),
    (r"the page holds no text of an act", "бетте актінің мәтіні жоқ", "на странице нет текста акта"),
    (r"it has (\d+) MB, and files over (\d+) MB are not read", r"көлемі \1 МБ, ал \2 МБ-тан үлкен файлдар оқылмайды", r"его размер \1 МБ, а файлы больше \2 МБ не читаются"),
    # -- what to do ----------------------------------------------------------------------------------------------------
    (r"Have its text recognised \(OCR\) first, .*", "Алдымен мәтінін таныту (OCR) керек.", "Сначала распознайте его текст (OCR)."),
    (r"If it holds pictures of pages, have their text recognised \(OCR\) first\.", "Беттердің суреті болса, алдымен мәтінін таныту (OCR) керек.", "Если в нём картинки страниц, сначала распознайте их текст (OCR)."),
    (r"Open it in the program that made it and save it as DOCX, PDF with text, HTML or plain text\.", "Өз бағдарламасында ашып, DOCX, мәтіні бар PDF, HTML не жай мәтін етіп сақтаңыз.", "Откройте его в своей программе и сохраните как DOCX, PDF с текстом, HTML или простой текст."),
    (r"Save it as text in UTF-8, or as DOCX, PDF with text or HTML\.", "UTF-8 мәтіні, DOCX, мәтіні бар PDF не HTML етіп сақтаңыз.", "Сохраните его как текст в UTF-8, DOCX, PDF с текстом или HTML."),
    (r"Unpack it and bring the files? in it\.", "Ашып, ішіндегі файлдарды әкеліңіз.", "Распакуйте и добавьте файлы из него."),
    (r"Bring the text of an act\.", "Актінің мәтінін әкеліңіз.", "Добавьте текст акта."),
    (r"Bring the act itself; a table in a DOCX, HTML or PDF file is read\.", "Актінің өзін әкеліңіз: DOCX, HTML не PDF ішіндегі кесте оқылады.", "Добавьте сам акт: таблица в DOCX, HTML или PDF читается."),
    (r"Bring the act alone, without pictures\.", "Актінің өзін ғана, суретсіз әкеліңіз.", "Добавьте только акт, без картинок."),
    (r"Save it without a password\.", "Құпиясөзсіз сақтаңыз.", "Сохраните его без пароля."),
    (r"(?:Download or save it again|Check that it was saved or downloaded whole)\.", "Қайта жүктеңіз не толық сақталғанын тексеріңіз.", "Скачайте или сохраните его снова, целиком."),
    (r"Save it anew(?:, as text| in Word or LibreOffice)\.", "Word не LibreOffice-те қайта сақтаңыз.", "Сохраните его заново в Word или LibreOffice."),
    (r"If it is an act after all, save it anew in Word or LibreOffice\.", "Акт болса, Word не LibreOffice-те қайта сақтаңыз.", "Если это всё же акт, сохраните его заново в Word или LibreOffice."),
    (r"Open the act's own page and save it whole\.", "Актінің өз бетін ашып, толық сақтаңыз.", "Откройте страницу самого акта и сохраните её целиком."),
    (r"Open the act in a browser, pass the check, and save the page again\.", "Актіні браузерде ашып, тексеруден өтіп, бетті қайта сақтаңыз.", "Откройте акт в браузере, пройдите проверку и снова сохраните страницу."),
    # -- what is doubtful ------------------------------------------------------------------------------------------------
    (r"Its title could not be read\.", "Атауы оқылмады.", "Название не прочитано."),
    (r"Its kind could not be read\.", "Түрі оқылмады.", "Вид акта не прочитан."),
    (r"Who issued it could not be read\.", "Кім шығарғаны оқылмады.", "Кем издан, не прочитано."),
    (r"The day it was signed could not be read\.", "Қол қойылған күні оқылмады.", "День подписания не прочитан."),
    (r"Its number could not be read\.", "Нөмірі оқылмады.", "Номер не прочитан."),
    (r"No status is told\.", "Мәртебесі айтылмаған.", "Статус не указан."),
    (r"no unit was found: there is nothing to quote", "бірде-бір тармақ табылмады: дәйексөз алатын мәтін жоқ", "не найдено ни одного пункта: цитировать нечего"),
    (r"(\d+) notes? (?:is|are) not understood whole, at (.+)", r"толық түсінілмеген ескертпелер: \1 (\2)", r"примечаний, понятых не целиком: \1 (\2)"),
    (r"notes speak of what the text does not hold: (.+)", r"ескертпелер мәтінде жоқ нәрсе туралы айтады: \1", r"примечания говорят о том, чего в тексте нет: \1"),
    (r"(\d+) numbers? (?:is|are) missing: (.+)", r"мәтінде жоқ нөмірлер: \1 (\2)", r"пропущенных номеров: \1 (\2)"),
    (r"(\d+) units? (?:is|are) (?:a )?fragments?: (.+)", r"үзіндісі ғана сақталған тармақтар: \1 (\2)", r"сохранились лишь обрывками: \1 (\2)"),
    (r"unexplained at ([^:]+)(.*)", r"түсіндірілмеген мәтін, \1\2", r"неразобранный текст, \1\2"),
    (r"macros of the file were not run and not read", "файлдың макростары іске қосылмады және оқылмады", "макросы файла не запускались и не читались"),
    (r"hidden text of the file was not read", "файлдың жасырын мәтіні оқылмады", "скрытый текст файла не прочитан"),
    (r"tracked changes were read as accepted", "белгіленген түзетулер қабылданған деп оқылды", "отслеживаемые исправления прочитаны как принятые"),
    (r"(\d+%) of the page's text stands outside the act on it and was not read", r"бет мәтінінің \1 актіден тыс тұр, оқылмады", r"\1 текста страницы стоит вне акта и не прочитано"),
    (r"(\d+) character\(s\) of the file are not valid .*", r"файлда оқылмайтын таңбалар бар: \1", r"нечитаемых знаков в файле: \1"),
)  # fmt: skip
_COLUMN = {"kk": 1, "ru": 2}


def said(sentence: str, language: str) -> tuple[str, str]:
    """(language, words) of a sentence of the readers, in a language where it has a row, else in English."""
    column = _COLUMN.get(language)
    if column is not None:
        for row in _ROWS:
            found = re.fullmatch(row[0], sentence, re.DOTALL)
            if found is not None:
                return language, found.expand(row[column])
    return "en", sentence
