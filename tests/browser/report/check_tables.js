// Tables: sorted by their heads, filtered, and out as CSV.
'use strict';

const assert = require('node:assert/strict');
const fs = require('node:fs');
const path = require('node:path');
const {open} = require('./browser.js');

const TABLE = '#table-organisations';

// What stands in a column, top to bottom, of the rows that are seen: numbers as computed.
function columnOf(page, table, title) {
    return page.evaluate(([table, title]) => {
        const element = document.querySelector(table);
        const heads = [...element.tHead.rows[0].cells];
        const at = heads.findIndex(head => head.textContent.trim().startsWith(title));
        return [...element.tBodies[0].rows].filter(row => !row.hidden).map(row => {
            const cell = row.cells[at];
            return cell.classList.contains('undefined') ? null
                 : cell.dataset.value !== undefined ? Number(cell.dataset.value)
                 : cell.textContent.trim();
        });
    }, [table, title]);
}

function headOf(page, table, title) {
    return page.locator(`${table} thead th`, {hasText: title}).first();
}

async function sort(page, table, title) {
    await headOf(page, table, title).getByRole('button').click();
    return columnOf(page, table, title);
}

// The tools that belong to a table.
function toolsOf(page, table) {
    return page.locator('.table', {has: page.locator(table)}).locator('.tools');
}

function isOrdered(values, compare) {
    return values.every((value, i) => i === 0 || compare(values[i - 1], value) <= 0);
}

// Runs a check on one report, and lets it be quiet to the end.
function on(report, name, run, settings = {}) {
    return {
        name: `${report}: ${name}`,
        run: async (browser, folder) => {
            const {page, faults, close} =
                await open(browser, path.join(folder, `${report}.html`), settings);
            try {
                await run(page, folder);
                assert.deepEqual(faults, []);
            } finally {
                await close();
            }
        },
    };
}

async function sortsNumbers(page) {
    const before = await columnOf(page, TABLE, 'Partners');
    const down = await sort(page, TABLE, 'Partners');
    assert.notDeepEqual(down, before);
    assert.ok(isOrdered(down, (a, b) => b - a), `largest first: ${down}`);
    assert.equal(await headOf(page, TABLE, 'Partners').getAttribute('aria-sort'), 'descending');
    const up = await sort(page, TABLE, 'Partners');
    assert.ok(isOrdered(up, (a, b) => a - b), `smallest first: ${up}`);
    assert.equal(await headOf(page, TABLE, 'Partners').getAttribute('aria-sort'), 'ascending');
    assert.deepEqual([...up].sort((a, b) => a - b), [...before].sort((a, b) => a - b));
}

async function sortsWords(page) {
    const words = await sort(page, TABLE, 'Member');
    const collator = new Intl.Collator('en-GB', {numeric: true, sensitivity: 'base'});
    assert.ok(isOrdered(words, collator.compare), `by alphabet: ${words}`);
    assert.equal(await page.locator(`${TABLE} [aria-sort]`).count(), 1);
    const back = await sort(page, TABLE, 'Member');
    assert.ok(isOrdered(back, (a, b) => collator.compare(b, a)), `backwards: ${back}`);
}

async function undefinedComesLast(page) {
    for (const order of ['largest first', 'smallest first']) {
        const values = await sort(page, TABLE, 'Distance to decisions');
        const first = values.indexOf(null);
        assert.ok(first > 0, `${order}: something is undefined and something is not`);
        assert.ok(values.slice(first).every(value => value === null), `${order}: ${values}`);
    }
}

async function sortIsStable(page) {
    await sort(page, TABLE, 'Member');
    const ties = await sort(page, TABLE, 'Partners');
    const names = await columnOf(page, TABLE, 'Member');
    const collator = new Intl.Collator('en-GB', {numeric: true, sensitivity: 'base'});
    assert.ok(names.every((name, i) => i === 0 || ties[i - 1] !== ties[i] ||
                                       collator.compare(names[i - 1], name) <= 0),
              'members with as many partners stay in alphabetical order');
}

async function filters(page) {
    const tools = toolsOf(page, TABLE);
    const all = (await columnOf(page, TABLE, 'Member')).length;
    await tools.getByRole('searchbox', {name: 'Find'}).fill('hoUSing');
    const found = await columnOf(page, TABLE, 'Member');
    assert.ok(found.length > 0 && found.length < all);
    assert.equal(await tools.locator('output').textContent(), `${found.length} of ${all} members`);
    await tools.getByRole('searchbox', {name: 'Find'}).fill('no such words');
    assert.ok(await page.getByText('No member fits.').isVisible());
    await page.getByRole('button', {name: 'Show all'}).click();
    assert.equal((await columnOf(page, TABLE, 'Member')).length, all);
    assert.ok(await page.getByText('No member fits.').isHidden());
}

async function filtersBySectorAndKind(page) {
    const tools = toolsOf(page, TABLE);
    await tools.getByLabel('Sector').selectOption('Housing');
    const sectors = await columnOf(page, TABLE, 'Sector');
    assert.ok(sectors.length > 0 && sectors.every(sector => sector === 'Housing'), `${sectors}`);
    await tools.getByLabel('Kind').selectOption('body');
    assert.equal((await columnOf(page, TABLE, 'Sector')).length, 0, 'no body of that sector');
    await tools.getByLabel('Sector').selectOption('');
    const kinds = await columnOf(page, TABLE, 'Kind');
    assert.ok(kinds.length > 0 && kinds.every(kind => kind === 'body'), `${kinds}`);
}

// Ties are found by the sector of either end.
async function filtersTies(page) {
    await toolsOf(page, '#table-ties').getByLabel('Sector').selectOption('Culture');
    const ends = await page.evaluate(() => {
        const sectorOf = cell => {
            const link = cell.querySelector('a');
            return link && document.querySelector(link.getAttribute('href')).dataset.sector;
        };
        return [...document.querySelectorAll('#table-ties tbody tr')].filter(row => !row.hidden)
            .map(row => [sectorOf(row.cells[0]), sectorOf(row.cells[1])]);
    });
    assert.ok(ends.length > 0 && ends.every(pair => pair.includes('Culture')));
}

async function showsMoreColumns(page) {
    const seen = () => page.locator(`${TABLE} thead th:visible`).count();
    const few = await seen();
    await toolsOf(page, TABLE).getByLabel('more columns').check();
    assert.ok(await seen() > few + 10);
    await toolsOf(page, TABLE).getByLabel('more columns').uncheck();
    assert.equal(await seen(), few);
}

async function csvOf(page, table, folder, name) {
    const waiting = page.waitForEvent('download');
    await toolsOf(page, table).getByRole('button', {name: 'Download CSV'}).click();
    const download = await waiting;
    const file = path.join(folder, name);
    await download.saveAs(file);
    return {name: download.suggestedFilename(), text: fs.readFileSync(file, 'utf8')};
}

async function goesOutAsCsv(page, folder) {
    await toolsOf(page, TABLE).getByLabel('Sector').selectOption('Housing');
    const {name, text} = await csvOf(page, TABLE, folder, 'housing.csv');
    const lines = text.trimEnd().split('\r\n');
    assert.equal(name, 'organisations.csv');
    assert.ok(lines[0].startsWith('\ufeffMember,Kind,Sector,'));
    assert.equal(lines.length - 1, (await columnOf(page, TABLE, 'Member')).length);
    assert.ok(lines.slice(1).every(line => line.includes(',Housing,')));
    assert.ok(!text.includes('–'), 'what is not known is an empty cell');
}

async function csvIsHarmless(page, folder) {
    const {text} = await csvOf(page, TABLE, folder, 'hostile.csv');
    assert.ok(text.includes("\n'=cmd"), 'a formula becomes words');
    assert.ok(!/(^|,|\n|")[=+@]/.test(text), 'no cell begins as a formula does');
    assert.ok(/,-0?\.?\d/.test(text), 'a negative number stays one');
}

module.exports = () => [
    on('basingstoke', 'numbers are sorted, largest first, then the other way', sortsNumbers),
    on('basingstoke', 'words are sorted by alphabet, then the other way', sortsWords),
    on('basingstoke', 'what is undefined comes last both ways', undefinedComesLast),
    on('basingstoke', 'equal rows keep their order', sortIsStable),
    on('basingstoke', 'rows are found without regard to case, and counted', filters),
    on('basingstoke', 'rows are filtered by sector and kind', filtersBySectorAndKind),
    on('basingstoke', 'ties are found by the sector of either end', filtersTies),
    on('basingstoke', 'more columns are shown on demand', showsMoreColumns),
    on('basingstoke', 'more columns are shown without scripts, too', showsMoreColumns,
       {javaScriptEnabled: false}),
    on('basingstoke', 'what is seen goes out as CSV', goesOutAsCsv),
    on('hostile', 'CSV holds no formula', csvIsHarmless),
];
