// Tries pages of cohorts in Chromium, as ../report/run.js does reports.
//   node run.js FOLDER
'use strict';

const {runSuites} = require('../report/run.js');
const checkAccess = require('../report/check_access.js');

const SUITES = [
    ['finding and comparing', require('./check_cohort.js')],
    ['pages', require('../report/check_pages.js')],
    // A thousand places are of the same parts as forty, and take axe-core minutes.
    ['accessibility', cohorts => checkAccess(cohorts.filter(cohort => cohort !== 'thousand'))],
];

runSuites('cohort', SUITES, process.argv[2], process.argv[3]);
