/* The report's script. Without it everything is on the page. */
'use strict';
