System.Console.WriteLine("sarcotrace");
