graph [ directed "yes" ]
