"""Every call that Regain makes to another machine over the web.

`addresses` says what may be called, `wire` connects (through `proxies` where there is one) and cuts what lasts
or weighs too much, `places` bounds how many
threads are out at once, `calls` asks, `kept` keeps an answer for all threads. Letters leave under
`places` too.
"""
